namespace AdoptionSim.Grains.Tests.Support;

/// <summary>Counts active grains as Orleans does.</summary>
public static class Activations
{
    private static readonly string[] Entities =
    [
        "CitizenGrain",
        "HandsetGrain",
        "TowerGrain",
        "TerminalGrain",
        "BoardGrain",
        "CinemaGrain",
        "ForeignerGrain",
        "DistrictGrain",
        "SiloStage",
    ];

    /// <summary>The active grains of runs on all silos: their districts, stages and entities.</summary>
    public static async Task<int> OfRuns(IGrainFactory grains)
    {
        var statistics = await grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics();
        return statistics
            .Where(type => Entities.Any(entity => type.GrainType.Contains(entity, StringComparison.OrdinalIgnoreCase)))
            .Sum(type => type.ActivationCount);
    }

    public static Task AreGone(IGrainFactory grains) => Until.True("no grain of a run is active", async () => await OfRuns(grains) == 0);
}
