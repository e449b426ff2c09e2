using System.Runtime.InteropServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Foreigners;

/// <summary>The stored state of a foreigner who is in the country, in 40 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4, Size = 40)]
public struct ForeignerRow
{
    public const int Never = -1;

    /// <summary>The foreigner's number within the cohort (group of foreigners), which is never reused.</summary>
    public int Number;

    /// <summary>The day of arrival, counted from the start of the run; negative for residents who arrived before it.</summary>
    public int Arrived;

    /// <summary>The day of departure, counted from the start of the run.</summary>
    public int Leaves;

    /// <summary>The index of the district in which the foreigner stays.</summary>
    public DistrictIndex Host;

    /// <summary>The seconds of calls made since the arrival, abroad and to other foreigners.</summary>
    public int Seconds;

    /// <summary>The number of short messages posted to social media abroad since the arrival.</summary>
    public int Messages;

    /// <summary>The number of photos posted to social media abroad since the arrival.</summary>
    public int Photos;

    /// <summary>The number of short messages and photos posted over mobile data since the arrival.</summary>
    public int PostsOverData;

    /// <summary>
    /// The last day of the tick in which the foreigner first posted over mobile data, counted from the start of the run; <see cref="Never"/> if the foreigner
    /// has not done so.
    /// </summary>
    public int FirstOverData;

    public ForeignerFlags Flags;

    public readonly bool Has(ForeignerFlags flag) => (Flags & flag) != 0;
}

[Flags]
public enum ForeignerFlags
{
    None = 0,

    /// <summary>The foreigner has bought a local SIM card, used in the foreigner's own phone.</summary>
    Sim = 1,

    /// <summary>The foreigner has mobile data in this tick.</summary>
    Data = 2,

    /// <summary>The foreigner has paid the registration fee for mobile data.</summary>
    DataPaid = 4,

    /// <summary>The foreigner has a computer with broadband in this tick.</summary>
    Broadband = 8,
}
