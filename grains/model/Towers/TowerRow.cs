using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Towers;

/// <summary>The stored state of a cell tower: 32 bytes without gaps, so that equal towers have equal bytes.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
public struct TowerRow
{
    /// <summary>The busy-hour traffic offered to the tower in the last tick, in milli-erlangs, scaled up to the real population.</summary>
    [FieldOffset(0)]
    public int OfferedMilliErlangs;

    /// <summary>
    /// The busy-hour traffic lost in the last tick because channels were busy or the tower was off the air; milli-erlangs, scaled up to the real population.
    /// </summary>
    [FieldOffset(4)]
    public int LostMilliErlangs;

    /// <summary>The share of calls through the tower lost in the last tick for any reason, in millionths.</summary>
    [FieldOffset(8)]
    public int BlockingPpm;

    /// <summary>The share of calls that find all channels busy while the tower is on the air (Erlang B), in millionths.</summary>
    [FieldOffset(12)]
    public int CongestionPpm;

    /// <summary>The day on which the tower opened, as <see cref="DateOnly.DayNumber"/>.</summary>
    [FieldOffset(16)]
    public int OpenedDay;

    /// <summary>The time in minutes, after the end of the last tick, for which power cuts will still keep the tower off the air.</summary>
    [FieldOffset(20)]
    public int OutageMinutes;

    /// <summary>The number of voice channels of each sector.</summary>
    [FieldOffset(24)]
    public ushort Channels;

    /// <summary>
    /// The number of days for which congestion has been above the target at which the operator adds capacity. Set back to 0 when capacity is added or
    /// requested.
    /// </summary>
    [FieldOffset(26)]
    public ushort DaysAboveTarget;

    /// <summary>The share of the last tick for which the tower was off the air, in thousandths.</summary>
    [FieldOffset(28)]
    public ushort DowntimePermille;

    [FieldOffset(30)]
    public byte Sectors;

    [FieldOffset(31)]
    private byte _flags;

    private const byte SwitchedOffFlag = 1;
    private const byte UrbanFlag = 2;

    /// <summary>True while the tower is switched off by a command or an intervention.</summary>
    public bool SwitchedOff
    {
        readonly get => (_flags & SwitchedOffFlag) != 0;
        set => Set(SwitchedOffFlag, value);
    }

    /// <summary>True if the tower covers the district's urban core, false for the rural cells.</summary>
    public bool Urban
    {
        readonly get => (_flags & UrbanFlag) != 0;
        set => Set(UrbanFlag, value);
    }

    /// <summary>True if the tower is on the air at the tick's end.</summary>
    public readonly bool OnAir => !SwitchedOff && OutageMinutes == 0;

    public readonly DateOnly Opened => DateOnly.FromDayNumber(OpenedDay);

    private void Set(byte flag, bool value) => _flags = (byte)(value ? _flags | flag : _flags & ~flag);
}
