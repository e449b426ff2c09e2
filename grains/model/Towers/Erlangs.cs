namespace AdoptionSim.Model.Towers;

/// <summary>Converts seconds of talk in a tick to phone traffic in the busy hour, in milli-erlangs (1,000 are one call that lasts the whole hour).</summary>
public readonly struct Erlangs(double busyHourShare, int stepDays)
{
    private readonly long _factor = (long)Math.Round(busyHourShare * 1000 / 3600 / stepDays * (1L << 32));

    /// <summary>Converts seconds of talk in a tick to busy-hour traffic in milli-erlangs, rounded to the nearest.</summary>
    public long OfTick(long seconds) => (long)((((Int128)seconds * _factor) + (1L << 31)) >> 32);
}
