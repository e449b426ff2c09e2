using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Intranet;

/// <summary>
/// The stored state (row) of a present or former reader of the intranet, in 28 bytes. Invariant: a citizen has at most one such row; citizens who never read
/// have no row.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 28)]
public struct ReaderRow
{
    public CitizenIndex Citizen;

    /// <summary>
    /// The number of the handset on which the citizen reads the intranet; <see cref="HandsetIndex.None"/> if the citizen does not read on a handset.
    /// </summary>
    public HandsetIndex Handset;

    /// <summary>The day of the citizen's first visit to the intranet, counted from the start of the run.</summary>
    public ushort FirstDay;

    public ReaderFlags Flags;

    /// <summary>The number of the citizen's visits to the intranet or Internet since the start of the run, at terminals and on the handset.</summary>
    public uint Visits;

    /// <summary>The number of articles of state media and reference works that the citizen has read on the intranet.</summary>
    public uint Articles;

    /// <summary>The number of vetted articles from abroad that the citizen has read on the intranet.</summary>
    public uint Vetted;

    /// <summary>The number of posts that the citizen has written on other people's birthday boards.</summary>
    public uint Posts;

    /// <summary>True if the citizen reads the intranet now.</summary>
    public readonly bool IsActive => Has(ReaderFlags.Terminal) || Handset != HandsetIndex.None;

    public readonly bool Has(ReaderFlags flag) => (Flags & flag) != 0;
}

[Flags]
public enum ReaderFlags : ushort
{
    None = 0,

    /// <summary>The citizen reads the intranet at terminals.</summary>
    Terminal = 1,

    /// <summary>The citizen belongs to the access group of officials and students. The access group decides which services a person may use.</summary>
    OfficialOrStudent = 2,
}
