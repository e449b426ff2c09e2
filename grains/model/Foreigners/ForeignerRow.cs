using System.Runtime.InteropServices;

namespace AdoptionSim.Model.Foreigners;

/// <summary>A foreigner who is in the country, in 40 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 40)]
public struct ForeignerRow
{
    public const int Never = -1;

    /// <summary>Never given to another of the cohort.</summary>
    public int Number;

    /// <summary>The day of the run of arrival; before the start for residents who were there.</summary>
    public int Arrived;

    /// <summary>The day of the run on which the country is left.</summary>
    public int Leaves;

    /// <summary>The ordinal of the host district.</summary>
    public int Host;

    /// <summary>Seconds of calls made, abroad and to other foreigners.</summary>
    public int Seconds;

    /// <summary>Short messages posted to international services.</summary>
    public int Messages;

    /// <summary>Photos posted there.</summary>
    public int Photos;

    /// <summary>Of both, those over mobile data.</summary>
    public int PostsOverData;

    /// <summary>The day of the first of these, or <see cref="Never"/>: the last day of its tick.</summary>
    public int FirstOverData;

    public ForeignerFlags Flags;

    public readonly bool Has(ForeignerFlags flag) => (Flags & flag) != 0;
}

[Flags]
public enum ForeignerFlags
{
    None = 0,

    /// <summary>Has a SIM card in a phone of one's own.</summary>
    Sim = 1,

    /// <summary>Has mobile data now.</summary>
    Data = 2,

    /// <summary>Has paid for mobile data.</summary>
    DataPaid = 4,

    /// <summary>Has a computer with broadband now.</summary>
    Broadband = 8,
}
