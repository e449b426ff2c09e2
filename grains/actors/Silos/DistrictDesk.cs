using AdoptionSim.Model.Districts;

namespace AdoptionSim.Actors.Silos;

/// <summary>What the stage of a silo and one of its districts hand each other. Each writes only while the other waits for it.</summary>
public sealed class DistrictDesk
{
    /// <summary>Null until the district is open.</summary>
    public District? District { get; set; }

    public TickOrder Order { get; set; } = new(0, [], 0, 0, Model.Services.NationNews.None);

    /// <summary>Wished for; then, in its place, allotted.</summary>
    public long Handsets { get; set; }

    /// <summary>Traffic that the last tick's calls brought here.</summary>
    public long CalledMilliErlangs { get; set; }

    public DistrictReport Report { get; set; } = new([], 0, [], 0);

    /// <summary>The time that the phases of the district took in this tick so far, in units of the clock. Read at the end of the use phase, before anything is stored.</summary>
    public long Work { get; set; }

    public UInt128 RowHash { get; set; }

    /// <summary>What the district took when it was last stored.</summary>
    public long StoredBytes { get; set; }

    /// <summary>Why the district could not be stored the last time; null if it was.</summary>
    public string? StoreFailure { get; set; }
}
