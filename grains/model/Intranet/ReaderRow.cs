using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Intranet;

/// <summary>One who reads on the intranet or once did, in 28 bytes; nobody else has one. Invariant: a citizen has at most one.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 28)]
public struct ReaderRow
{
    public const int NoHandset = -1;

    public int Citizen;

    /// <summary>The number of the handset on which it is read, or <see cref="NoHandset"/>.</summary>
    public int Handset;

    /// <summary>The day of the run of the first visit.</summary>
    public ushort FirstDay;

    public ReaderFlags Flags;

    /// <summary>Visits at terminals and on the handset.</summary>
    public uint Visits;

    /// <summary>Articles of state media and reference works.</summary>
    public uint Articles;

    /// <summary>Vetted articles from abroad.</summary>
    public uint Vetted;

    /// <summary>Posts left on others' boards.</summary>
    public uint Posts;

    /// <summary>Whether the intranet is read at all now.</summary>
    public readonly bool IsActive => Has(ReaderFlags.Terminal) || Handset != NoHandset;

    public readonly bool Has(ReaderFlags flag) => (Flags & flag) != 0;
}

[Flags]
public enum ReaderFlags : ushort
{
    None = 0,

    /// <summary>Comes to terminals.</summary>
    Terminal = 1,

    /// <summary>An official or a student in the eyes of the access rules.</summary>
    OfficialOrStudent = 2,
}
