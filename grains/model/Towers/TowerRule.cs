using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Towers;

/// <summary>What a tower's tick means to its district.</summary>
/// <param name="BlockingPpm">The chance, in millionths, that a call through this tower is lost; known even where none was offered.</param>
/// <param name="LostMilliErlangs">Of the traffic offered by simulated people, what was lost.</param>
/// <param name="OfferedRealMilliErlangs">The traffic offered, as of real people.</param>
/// <param name="DowntimePermille">Share of the tick off the air, in thousandths.</param>
/// <param name="WantsSite">More channels cannot help: the operator should add a site here.</param>
public readonly record struct TowerOutcome(
    int BlockingPpm, long LostMilliErlangs, long OfferedRealMilliErlangs, int DowntimePermille, bool WantsSite);

/// <summary>A message to a tower that changes it.</summary>
public enum TowerCommand
{
    SwitchOff,
    SwitchOn,

    /// <summary>Every sector gets as many voice channels as the argument says.</summary>
    SetChannels,
}

/// <summary>
/// What a cell tower does in a tick: power cuts take it off the air, the busy hour's traffic meets its channels, and lasting congestion
/// makes the operator add capacity.
/// </summary>
public static class TowerRule
{
    internal const int Million = 1_000_000;
    private const int MinutesADay = 24 * 60;
    private const int OutageMost = 366 * MinutesADay;

    /// <summary>A new tower, on the air and idle.</summary>
    public static TowerRow Open(NetworkParameters network, DateOnly opens, bool urban) => new()
    {
        OpenedDay = opens.DayNumber,
        Urban = urban,
        Sectors = (byte)Math.Round(network.Sectors),
        Channels = (ushort)Math.Round(network.Channels),
    };

    /// <summary>
    /// One tick. The traffic is split evenly over the sectors; what is offered while the tower is off the air is lost, of the
    /// rest what Erlang B blocks.
    /// </summary>
    /// <param name="offeredMilliErlangs">Busy-hour traffic offered by the simulated people, at least 0.</param>
    /// <param name="draws">The tower's words for <see cref="Purpose.Power"/> at this tick.</param>
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
        return new TowerOutcome(row.BlockingPpm, Lost(offeredMilliErlangs, row.BlockingPpm), offered, row.DowntimePermille, wantsSite);
    }

    /// <summary>A command as it takes effect at the start of a tick.</summary>
    /// <param name="channels">1 to 1,000; read by <see cref="TowerCommand.SetChannels"/> alone.</param>
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
    /// The share of the tick off the air. Cuts follow each other, and what does not fit into the tick goes on in the next, so that
    /// the downtime to expect is rate x length at any step.
    /// </summary>
    private static double PowerCuts(ref TowerRow row, in TowerKnowledge known, uint draw)
    {
        var step = known.StepDays * MinutesADay;
        var outage = row.OutageMinutes + ((long)known.PowerCuts.Count(draw) * known.PowerCutMinutes);
        row.OutageMinutes = (int)Math.Clamp(outage - step, 0, OutageMost);
        return row.SwitchedOff ? 1 : Math.Min(1, (double)outage / step);
    }

    /// <summary>
    /// Congestion while on the air counts, not what power cuts lose: more channels would not help against those. True where a site is
    /// wanted; asked again only after congestion has lasted as long once more.
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
