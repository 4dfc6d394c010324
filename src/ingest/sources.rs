//! Newspapers, agencies and sites by their names and internet domains.

use super::furniture::normal;
use std::collections::HashMap;
use std::sync::LazyLock;

struct Known {
    names: HashMap<String, &'static str>,
    domains: HashMap<&'static str, &'static str>,
}

static KNOWN: LazyLock<Known> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let mut domains = HashMap::new();
    let table = include_str!("../../assets/sources.tsv");
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let mut cells = line.split('\t');
        let name = cells.next().unwrap_or_default();
        let parts = |cell: Option<&'static str>| {
            cell.unwrap_or_default()
                .split('|')
                .filter(|p| !p.is_empty())
        };
        for domain in parts(cells.next()) {
            domains.insert(domain, name);
        }
        for other in parts(cells.next()) {
            names.insert(other.to_owned(), name);
        }
        names.entry(normal(name)).or_insert(name);
    }
    Known { names, domains }
});

/// The usual name of a source that is called so; `None` if it is not known.
pub fn by_name(text: &str) -> Option<&'static str> {
    KNOWN.names.get(&normal(text)).copied()
}

/// The source of a web address or domain: its name if known, else the domain itself.
pub fn by_address(url: &str) -> Option<String> {
    let host = host(url)?;
    let mut rest = host.as_str();
    loop {
        if let Some(name) = KNOWN.domains.get(rest) {
            return Some((*name).to_owned());
        }
        match rest.split_once('.') {
            Some((_, parent)) if parent.contains('.') => rest = parent,
            _ => return Some(host),
        }
    }
}

/// The host of an address without `www.`; also of a bare domain ("cgtn.com").
fn host(url: &str) -> Option<String> {
    let rest = url.trim().split_once("://").map_or(url.trim(), |(_, r)| r);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit('@').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let (name, top) = host.rsplit_once('.')?;
    let fits = !name.is_empty()
        && (2..=12).contains(&top.len())
        && top.chars().all(char::is_alphabetic)
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || "-.".contains(c));
    fits.then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses() {
        assert_eq!(by_name("(Xinhua)"), Some("Xinhua"));
        assert_eq!(by_name("THE NEW YORK TIMES"), Some("The New York Times"));
        assert_eq!(by_name("Harbour Post"), None);
        let of = |url| by_address(url);
        assert_eq!(
            of("https://news.cgtn.com/news/2021-03-07/x.html").as_deref(),
            Some("CGTN")
        );
        assert_eq!(
            of("http://www.harbour-post.example/a").as_deref(),
            Some("harbour-post.example")
        );
        assert_eq!(of("bbc.co.uk").as_deref(), Some("BBC News"));
        assert_eq!(of("/home/me/file.txt"), None);
        assert_eq!(of("not an address"), None);
    }

    #[test]
    fn table_is_whole() {
        let table = include_str!("../../assets/sources.tsv");
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            assert_eq!(line.split('\t').count(), 3, "{line}");
        }
        assert!(KNOWN.domains.len() > 100);
    }
}
