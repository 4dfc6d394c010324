#!/usr/bin/env python3
"""Makes feasts.tsv: days of feasts that hang on the new moon.

    python3 feasts.py > feasts.tsv

New moons: J. Meeus, Astronomical Algorithms, 2nd ed., chapter 49 (to some seconds). Longitude of the
sun: chapter 25 (to about 0.01 degrees). Difference of dynamical and universal time: the polynomials of
Espenak and Meeus (NASA). Rules:

- Lunar New Year: by China Standard Time, the month that holds the winter solstice is the eleventh, a
  month in which the sun enters no sign is a leap month, and the first day of the first month is meant.
- Diwali: by Indian Standard Time, the first evening within the dark day before the new moon at which the sun is
  in sidereal Libra (24.1 degrees behind the tropical one).
"""
import datetime as dt
import math

def new_moon(k):
    # Meeus, Astronomical Algorithms ch. 49: JDE of new moon k (k=0: 6 Jan 2000)
    T=k/1236.85
    J=2451550.09766+29.530588861*k+0.00015437*T*T-0.000000150*T**3+0.00000000073*T**4
    E=1-0.002516*T-0.0000074*T*T
    r=math.radians
    M=r(2.5534+29.10535670*k-0.0000014*T*T); Mp=r(201.5643+385.81693528*k+0.0107582*T*T)
    F=r(160.7108+390.67050284*k-0.0016118*T*T); O=r(124.7746-1.56375588*k+0.0020672*T*T)
    s=math.sin
    c=(-0.40720*s(Mp)+0.17241*E*s(M)+0.01608*s(2*Mp)+0.01039*s(2*F)+0.00739*E*s(Mp-M)-0.00514*E*s(Mp+M)+0.00208*E*E*s(2*M)
       -0.00111*s(Mp-2*F)-0.00057*s(Mp+2*F)+0.00056*E*s(2*Mp+M)-0.00042*s(3*Mp)+0.00042*E*s(M+2*F)+0.00038*E*s(M-2*F)
       -0.00024*E*s(2*Mp-M)-0.00017*s(O)-0.00007*s(Mp+2*M)+0.00004*s(2*Mp-2*F)+0.00004*s(3*M)+0.00003*s(Mp+M-2*F)+0.00003*s(2*Mp+2*F)-0.00003*s(Mp+M+2*F)+0.00003*s(Mp-M+2*F)-0.00002*s(Mp-M-2*F)-0.00002*s(3*Mp+M)+0.00002*s(4*Mp))
    A=[(299.77+0.107408*k-0.009173*T*T,325),(251.88+0.016321*k,165),(251.83+26.651886*k,164),(349.42+36.412478*k,126),(84.66+18.206239*k,110),(141.74+53.303771*k,62),(207.14+2.453732*k,60),(154.84+7.306860*k,56),(34.52+27.261239*k,47),(207.19+0.121824*k,42),(291.34+1.844379*k,40),(161.72+24.198154*k,37),(239.56+25.513099*k,35),(331.55+3.592518*k,23)]
    c+=sum(1e-6*w*s(r(a)) for a,w in A)
    jd=J+c
    y=2000+T*100
    t=y-2000; dT=62.92+0.32217*t+0.005589*t*t if y>2005 else (63.86+0.3345*t-0.060374*t*t if y>1986 else (45.45+1.067*(y-1975)-(y-1975)**2/260 if y>1961 else (29.07+0.407*(y-1950)-(y-1950)**2/233)))
    return dt.datetime(2000,1,1,12)+dt.timedelta(days=jd-2451545.0,seconds=-dT)
def sunlong(t):
    # apparent longitude of the sun, Meeus ch. 25 (low accuracy, .01 degrees)
    T=((t-dt.datetime(2000,1,1,12)).total_seconds()/86400)/36525
    L=280.46646+36000.76983*T; M=math.radians(357.52911+35999.05029*T)
    C=(1.914602-0.004817*T)*math.sin(M)+0.019993*math.sin(2*M)+0.000289*math.sin(3*M)
    O=math.radians(125.04-1934.136*T)
    return (L+C-0.00569-0.00478*math.sin(O))%360
def moons(y):
    k0=int((y-2000)*12.3685)-3
    return [new_moon(k) for k in range(k0,k0+22)]
def term(t): return int(sunlong(t)//30)
def china(t): return (t+dt.timedelta(hours=8)).date()
def cny(y):
    # month 11 holds the winter solstice of y-1 (sun at 270); new year is the second month after it, unless a leap month lies between
    ms=sorted({china(m) for m in moons(y-1)+moons(y)})
    # solstice day
    d=dt.datetime(y-1,12,19)
    while sunlong(d)<270: d+=dt.timedelta(minutes=10)
    sol=china(d)
    d2=dt.datetime(y,12,19)
    while sunlong(d2)<270: d2+=dt.timedelta(minutes=10)
    sol2=china(d2)
    i=max(j for j,m in enumerate(ms) if m<=sol); i2=max(j for j,m in enumerate(ms) if m<=sol2)
    def mid(day): return dt.datetime.combine(day,dt.time())-dt.timedelta(hours=8)
    def noterm(j): return int(sunlong(mid(ms[j]))//30)==int(sunlong(mid(ms[j+1]))//30)
    leap = (i2-i)==13
    n=i+2
    if leap:
        first=[j for j in range(i+1,i2) if noterm(j)][0]
        if first<=n: n+=1
    return ms[n]
def diwali(year):
    for k in range(int((year - 2000) * 12.3685) - 1, int((year - 2000) * 12.3685) + 14):
        end = new_moon(k)
        if not 204.1 <= sunlong(end) < 234.1 or end.year != year:
            continue
        # The dark day begins when the moon is 12 degrees behind the sun; the moon is fast near perigee.
        anomaly = math.radians(201.5643 + 385.81693528 * k)
        begin = end - dt.timedelta(days=12 / (12.19 + 1.5 * math.cos(anomaly)))
        begin, end = (t + dt.timedelta(hours=5.5) for t in (begin, end))
        for day in (end.date() - dt.timedelta(days=1), end.date()):
            sunset = dt.datetime.combine(day, dt.time(17, 45))
            if begin < sunset + dt.timedelta(hours=1, minutes=45) and end > sunset:
                return day


if __name__ == "__main__":
    print("# Made by feasts.py. Feasts whose days no simple rule gives, by year.")
    print("lunar_new_year", *[cny(y) for y in range(1930, 2101)], sep="\t")
    print("diwali", *filter(None, map(diwali, range(1990, 2051))), sep="\t")
