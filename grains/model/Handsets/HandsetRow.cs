using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Handsets;

public enum HandsetState : byte
{
    /// <summary>In use, with a line.</summary>
    Active,

    /// <summary>Beyond repair; its line waits for a new handset.</summary>
    Broken,

    /// <summary>Without a line, for sale second-hand.</summary>
    OnSale,

    /// <summary>Gone.</summary>
    Scrapped,
}

/// <summary>
/// A handset and the line that runs on it, in 44 bytes. Invariant: one of state Active or Broken has one owner and one
/// registrant; one of another state has neither.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 44)]
public struct HandsetRow
{
    public const int Nobody = -1;
    public const ushort FullGoodwill = ushort.MaxValue;

    /// <summary>The number of the citizen who uses it.</summary>
    public int Owner;

    /// <summary>The number of the citizen in whose name the line is.</summary>
    public int Registrant;

    /// <summary>The phone book: the owner's tie slots whose other end has a line.</summary>
    public uint Contacts;

    /// <summary>Airtime and fees since the last bill, in US cents x 256.</summary>
    public uint Due;

    /// <summary>Since the first sale.</summary>
    public uint Calls;

    /// <summary>Since the first sale.</summary>
    public uint Seconds;

    /// <summary>Since the first sale.</summary>
    public UseTotals Used;

    /// <summary>The day of the run on which the line began.</summary>
    public ushort LineBegan;

    /// <summary>Where in its settlement the owner's home lies.</summary>
    public ushort Location;

    /// <summary>How content the owner is with the network, 0 to <see cref="FullGoodwill"/>.</summary>
    public ushort Goodwill;

    public HandsetState State;

    /// <summary>The index of the model in the nation's market.</summary>
    public byte Model;

    /// <summary>The level of demand for minutes (<see cref="UseLevels"/>).</summary>
    public byte UseLevel;

    public HandsetFlags Flags;

    public readonly bool HasLine => State <= HandsetState.Broken;

    public readonly bool Has(HandsetFlags flag) => (Flags & flag) != 0;

    public void Set(HandsetFlags flag, bool value) => Flags = value ? Flags | flag : Flags & ~flag;
}

[Flags]
public enum HandsetFlags : byte
{
    None = 0,

    /// <summary>The owner lives in the urban part of the district.</summary>
    Urban = 1,

    /// <summary>The line is in another's name.</summary>
    Second = 2,

    /// <summary>The last bill could not be paid in full.</summary>
    Penniless = 4,

    /// <summary>The owner is 15 or older.</summary>
    From15 = 8,

    /// <summary>The owner is an official or a student in the eyes of the access rules.</summary>
    OfficialOrStudent = 16,
}
