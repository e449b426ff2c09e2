using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Handsets;

public enum HandsetState : byte
{
    /// <summary>The handset works and has a phone line.</summary>
    Active,

    /// <summary>The handset is broken beyond repair; its phone line waits for a new handset.</summary>
    Broken,

    /// <summary>The handset is on sale second-hand, without a phone line.</summary>
    OnSale,

    /// <summary>The handset has been removed from use for good.</summary>
    Scrapped,
}

/// <summary>
/// The stored state of a handset and its phone line, in 44 bytes. Invariant: in state Active or Broken it has one owner and one registrant. In any other state
/// it has no owner; on sale, the registrant is the seller.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 44)]
public struct HandsetRow
{
    public const ushort FullGoodwill = ushort.MaxValue;

    /// <summary>The number of the citizen who uses the handset.</summary>
    public CitizenIndex Owner;

    /// <summary>The number of the citizen in whose name the line is registered. While the handset is on sale, it is the number of the seller.</summary>
    public CitizenIndex Registrant;

    /// <summary>
    /// The phone book: one bit for each social tie of the owner, by the tie's number (slot). A bit is set if the person at the other end has a phone line.
    /// </summary>
    public uint Contacts;

    /// <summary>The amount for airtime and fees since the last bill, in US cents x 256.</summary>
    public uint Due;

    /// <summary>The number of calls made with the handset since its first sale.</summary>
    public uint Calls;

    /// <summary>The seconds of talk in calls made with the handset since its first sale.</summary>
    public uint Seconds;

    /// <summary>The numbers of texts sent, photos taken, and newspapers and books read on the handset since the first sale.</summary>
    public UseTotals Used;

    /// <summary>The day of the run on which the handset's present phone line began.</summary>
    public ushort LineBegan;

    /// <summary>
    /// The position of the owner's home in the urban or rural part of the district, on a scale of 0 to 65535. It decides which tower serves the home.
    /// </summary>
    public ushort Location;

    /// <summary>The owner's goodwill towards the network, 0 to <see cref="FullGoodwill"/>. Blocked calls reduce it; it recovers with time.</summary>
    public ushort Goodwill;

    public HandsetState State;

    /// <summary>The index of the handset's model in the nation's list of models.</summary>
    public byte Model;

    /// <summary>The level of the owner's demand for minutes of talk, 0 to 31 (<see cref="UseLevels"/>).</summary>
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

    /// <summary>The phone line is registered in another person's name: a second line.</summary>
    Second = 2,

    /// <summary>The line's last bill could not be paid in full.</summary>
    Penniless = 4,

    /// <summary>The owner belongs to the access group of officials and students.</summary>
    OfficialOrStudent = 16,
}
