//! The theme handed to egui.

use super::fonts;
use super::{Face, Theme, measures};
use crate::app::ThemeChoice;
use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{
    Color32, Context, CornerRadius, Shadow, Stroke, Style, TextStyle, ThemePreference, Visuals,
    vec2,
};

/// Loads faces and both themes. Once, at the start.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.options_mut(|options| {
        // Where the system tells none.
        options.fallback_theme = egui::Theme::Light;
        // The zoom is part of the state, and its keys are commands like others.
        options.zoom_with_keyboard = false;
    });
    ctx.set_style_of(egui::Theme::Light, style(Theme::light(), false));
    ctx.set_style_of(egui::Theme::Dark, style(Theme::dark(), true));
}

impl From<ThemeChoice> for ThemePreference {
    fn from(choice: ThemeChoice) -> Self {
        match choice {
            ThemeChoice::System => Self::System,
            ThemeChoice::Light => Self::Light,
            ThemeChoice::Dark => Self::Dark,
        }
    }
}

fn style(theme: &Theme, dark: bool) -> Style {
    let text = &measures().text;
    let mut style = Style {
        text_styles: [
            (TextStyle::Small, Face::Regular.size(text.small.0)),
            (TextStyle::Body, Face::Regular.size(text.body.0)),
            (TextStyle::Button, Face::Medium.size(text.body.0)),
            (TextStyle::Heading, Face::Strong.size(text.lead.0)),
            (TextStyle::Monospace, Face::Regular.size(text.body.0)),
        ]
        .into(),
        visuals: visuals(theme, dark),
        animation_time: measures().motion.seconds,
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 4.0);
    spacing.button_padding = vec2(12.0, 4.0);
    spacing.interact_size = vec2(28.0, measures().row.button);
    spacing.menu_margin = 8.into();
    spacing.scroll.bar_width = 8.0;
    spacing.scroll.floating = true;
    // The handle has the colour of ink: as thin as a hairline would be, it must not shout.
    spacing.scroll.active_handle_opacity = 0.22;
    spacing.scroll.interact_handle_opacity = 0.4;
    spacing.scroll.active_background_opacity = 0.0;
    spacing.scroll.interact_background_opacity = 0.0;
    style.interaction.selectable_labels = false;
    style
}

fn visuals(t: &Theme, dark: bool) -> Visuals {
    let base = if dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let shadow = |blur, alpha: f32| Shadow {
        offset: [0, 4],
        blur,
        spread: 0,
        color: t.shadow.gamma_multiply(alpha),
    };
    Visuals {
        override_text_color: None,
        weak_text_color: Some(t.ink3),
        widgets: widgets(t),
        selection: Selection {
            bg_fill: t.accent_ground,
            stroke: Stroke::new(1.0, t.ink),
        },
        hyperlink_color: t.accent,
        faint_bg_color: t.background,
        extreme_bg_color: t.raised,
        text_edit_bg_color: Some(t.raised),
        code_bg_color: t.background,
        warn_fg_color: t.warning,
        error_fg_color: t.warning,
        window_corner_radius: CornerRadius::same(measures().radius.popover),
        window_shadow: shadow(24, if dark { 0.5 } else { 0.16 }),
        window_fill: t.raised,
        window_stroke: Stroke::new(1.0, t.line_strong),
        menu_corner_radius: CornerRadius::same(measures().radius.popover),
        panel_fill: t.panel,
        popup_shadow: shadow(20, if dark { 0.5 } else { 0.14 }),
        striped: false,
        ..base
    }
}

fn widgets(t: &Theme) -> Widgets {
    let of = |fill: Color32, border: Color32, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        corner_radius: CornerRadius::same(measures().radius.field),
        fg_stroke: Stroke::new(1.0, ink),
        expansion: 0.0,
    };
    Widgets {
        noninteractive: of(t.panel, t.line, t.ink),
        inactive: of(t.raised, t.line_strong, t.ink),
        hovered: of(t.hover, t.line_strong, t.ink),
        active: of(t.accent_ground, t.accent, t.ink),
        open: of(t.hover, t.line_strong, t.ink),
    }
}
