using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Asks the silos that can take part in a run for reports on their memory, from which the placement of districts is planned.</summary>
internal static class SiloRooms
{
    /// <returns>The reports of the silos that answered, in order of address.</returns>
    public static async Task<IReadOnlyList<(SiloAddress Silo, SiloReport Report)>> Reports(RunContext context)
    {
        var reports = await Task.WhenAll(context.Cluster.Silos.Select(async silo => (silo, await Report(context, silo))));
        return [.. reports.Where(report => report.Item2 is not null).Select(report => (report.silo, report.Item2!))];
    }

    /// <summary>Returns a silo's report; null if the silo has left the cluster or does not answer.</summary>
    private static async Task<SiloReport?> Report(RunContext context, SiloAddress silo)
    {
        try
        {
            return await context.Calls.Repeat(silo, () => context.Services.Of(silo).Report());
        }
        catch (NotHereException)
        {
            return null;
        }
    }
}
