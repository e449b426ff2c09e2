using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Towers;

/// <summary>The result of a cell tower's tick: lost traffic, downtime, and the need for a further site.</summary>
/// <param name="BlockingPpm">The chance, in millionths, that a call through this tower is lost; also computed if no call was offered.</param>
/// <param name="LostMilliErlangs">The lost traffic of simulated people, in milli-erlangs.</param>
/// <param name="LostToPowerCuts">The part of the lost traffic that was offered while the tower was off the air, in milli-erlangs.</param>
/// <param name="OfferedRealMilliErlangs">The offered traffic in milli-erlangs, scaled up to the real population.</param>
/// <param name="DowntimePermille">The share of the tick off the air, in thousandths.</param>
/// <param name="WantsSite">True if more channels cannot help: the operator should add a site here.</param>
public readonly record struct TowerOutcome(
    int BlockingPpm,
    long LostMilliErlangs,
    long LostToPowerCuts,
    long OfferedRealMilliErlangs,
    int DowntimePermille,
    bool WantsSite
);

/// <summary>A command of a user or an intervention that changes a cell tower.</summary>
public enum TowerCommand
{
    SwitchOff,
    SwitchOn,

    /// <summary>Sets the number of voice channels of every sector of the tower to the number given with the command.</summary>
    SetChannels,
}

/// <summary>
/// Computes one tick of a cell tower. Power cuts take it off the air, the busy hour's traffic meets its channels, and lasting congestion makes the operator add
/// capacity.
/// </summary>
public static class TowerRule
{
    internal const int Million = 1_000_000;
    private const int MinutesADay = 24 * 60;
    private const int OutageMost = 366 * MinutesADay;

    /// <summary>Returns the state (row) of a new tower, which is on the air and has no traffic yet.</summary>
    public static TowerRow Open(NetworkParameters network, DateOnly opens, bool urban) =>
        new()
        {
            OpenedDay = opens.DayNumber,
            Urban = urban,
            Sectors = (byte)Math.Round(network.Sectors),
            Channels = (ushort)Math.Round(network.Channels),
        };

    /// <summary>
    /// Performs one tick of a tower. The traffic is split evenly over the sectors. Traffic offered while the tower is off the air is lost; of the rest, Erlang
    /// B gives the blocked share. Returns the lost traffic and other results.
    /// </summary>
    /// <param name="offeredMilliErlangs">The busy-hour traffic offered by the simulated people, at least 0.</param>
    /// <param name="draws">The tower's random words for <see cref="Purpose.Power"/> at this tick.</param>
    public static TowerOutcome Step(ref TowerRow row, long offeredMilliErlangs, in TowerKnowledge known, Words draws)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offeredMilliErlangs);
        var down = PowerCuts(ref row, known, draws.W0);
        var offered = (long)Math.Round(offeredMilliErlangs / known.Scale);
        var congestion = ErlangB.Blocking(offered / (1000.0 * row.Sectors), row.Channels);
        var lost = down + ((1 - down) * congestion);

        row.CongestionPpm = (int)Math.Round(congestion * Million);
        row.BlockingPpm = (int)Math.Round(lost * Million);
        row.DowntimePermille = (ushort)Math.Round(down * 1000);
        row.OfferedMilliErlangs = (int)Math.Min(int.MaxValue, offered);
        row.LostMilliErlangs = (int)Lost(row.OfferedMilliErlangs, row.BlockingPpm);
        var wantsSite = down < 1 && Expand(ref row, known);
        return new TowerOutcome(
            row.BlockingPpm,
            Lost(offeredMilliErlangs, row.BlockingPpm),
            Lost(offeredMilliErlangs, (int)Math.Round(down * Million)),
            offered,
            row.DowntimePermille,
            wantsSite
        );
    }

    /// <summary>Executes a command on a tower, such as switching it off, at the start of a tick.</summary>
    /// <param name="channels">The number of channels, 1 to 1,000; used by <see cref="TowerCommand.SetChannels"/> only.</param>
    /// <exception cref="ArgumentOutOfRangeException">The channels are out of range or the command is unknown.</exception>
    public static void Apply(ref TowerRow row, TowerCommand command, int channels = 0)
    {
        switch (command)
        {
            case TowerCommand.SwitchOff:
                row.SwitchedOff = true;
                break;
            case TowerCommand.SwitchOn:
                row.SwitchedOff = false;
                break;
            case TowerCommand.SetChannels:
                ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
                ArgumentOutOfRangeException.ThrowIfGreaterThan(channels, 1000);
                row.Channels = (ushort)channels;
                row.DaysAboveTarget = 0;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(command), command, "Not a tower's command.");
        }
    }

    /// <summary>
    /// Draws the number of power cuts that begin at a tower in the tick. Returns the share of the tick, 0 to 1, for which the tower is off the air. Power cuts
    /// follow one another without overlap, and time beyond the tick continues in the next. The expected downtime is therefore rate x length for any length of
    /// tick.
    /// </summary>
    private static double PowerCuts(ref TowerRow row, in TowerKnowledge known, uint draw)
    {
        var step = known.StepDays * MinutesADay;
        var outage = row.OutageMinutes + ((long)known.PowerCuts.Count(draw) * known.PowerCutMinutes);
        row.OutageMinutes = (int)Math.Clamp(outage - step, 0, OutageMost);
        return row.SwitchedOff ? 1 : Math.Min(1, (double)outage / step);
    }

    /// <summary>
    /// Adds channels to a tower after lasting congestion. Only congestion while on the air counts, because more channels would not help against power cuts.
    /// Returns true if the operator should build a further base station instead. After such a request, congestion must last for the same time again before the
    /// next one.
    /// </summary>
    private static bool Expand(ref TowerRow row, in TowerKnowledge known)
    {
        row.DaysAboveTarget = row.CongestionPpm > known.BlockingTargetPpm ? (ushort)(row.DaysAboveTarget + known.StepDays) : (ushort)0;
        if (row.DaysAboveTarget == 0 || row.DaysAboveTarget < known.ExpansionDays)
        {
            return false;
        }

        row.DaysAboveTarget = 0;
        if (known.ChannelStep == 0 || row.Channels >= known.ChannelsMost)
        {
            return true;
        }

        row.Channels = (ushort)Math.Min(known.ChannelsMost, row.Channels + known.ChannelStep);
        return false;
    }

    private static long Lost(long offered, int ppm) => (long)((((Int128)offered * ppm) + (Million / 2)) / Million);
}
