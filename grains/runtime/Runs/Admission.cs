using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Admits a run if it fits into the memory of the cluster next to the existing runs. It uses the same memory estimates as the placement of districts on silos.
/// </summary>
internal static class Admission
{
    /// <summary>The fraction of a machine's available memory (free, or used by its silos) that runs may use; the rest is reserved for other needs.</summary>
    private const double UsableShare = 0.9;

    /// <summary>Returns the cost of each district of a run for the silo that hosts it, by district ordinal: the processor work and the memory.</summary>
    /// <param name="people">The number of people of each district, by ordinal.</param>
    /// <param name="work">The measured computing time of each district, by ordinal; null to use the number of people, if nothing was measured yet.</param>
    public static DistrictLoad[] LoadsOf(IReadOnlyList<int> people, Delivery delivery, IReadOnlyList<long>? work = null) =>
        [.. people.Select((count, district) => new DistrictLoad(work?[district] ?? count, MemoryNeeds.Of(count, delivery)))];

    /// <summary>
    /// Returns the memory that a run can use on each silo: the silo's limit minus the memory of other runs. The free memory of a machine is divided equally
    /// among its silos, which can lower this value.
    /// </summary>
    public static IReadOnlyList<SiloRoom> Rooms(string run, IReadOnlyList<(SiloAddress Silo, SiloReport Report)> silos) =>
        [
            .. silos
                .GroupBy(silo => silo.Report.Machine, StringComparer.Ordinal)
                .SelectMany(machine =>
                {
                    var usable = UsableShare * (machine.Min(silo => silo.Report.FreeBytes) + machine.Sum(silo => silo.Report.MemoryBytes));
                    var left = (usable - machine.Sum(silo => TakenBy(run, silo.Report))) / machine.Count();
                    return machine.Select(silo => new SiloRoom(silo.Silo, Math.Max(0, Math.Min(silo.Report.LimitBytes - TakenBy(run, silo.Report), left))));
                }),
        ];

    /// <exception cref="RunRefusedException">The run does not fit.</exception>
    public static void Check(
        string run,
        IReadOnlyList<SiloRoom> rooms,
        PlacementPlan plan,
        IReadOnlyList<DistrictLoad> districts,
        IEnumerable<RunMemory> others
    )
    {
        var needs = plan.BytesBySilo(districts);
        var room = rooms.ToDictionary(each => each.Silo, each => each.Bytes);
        var worst = Enumerable.Range(0, needs.Length).MaxBy(silo => needs[silo] - room[plan.Silos[silo]]);
        if (needs[worst] <= room[plan.Silos[worst]])
        {
            return;
        }

        throw new RunRefusedException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Run {run} needs about {needs.Sum() / 1e9:N1} GB; the silos have {room.Values.Sum() / 1e9:N1} GB left{Taken([.. others])}. Silo "
                    + $"{plan.Silos[worst].Endpoint} would need {needs[worst] / 1e9:N1} GB and has {room[plan.Silos[worst]] / 1e9:N1} GB. Allowed: a "
                    + $"smaller --scale, more silos on other machines, or waiting for others to end."
            )
        );
    }

    private static string Taken(RunMemory[] others)
    {
        if (others.Length == 0)
        {
            return "";
        }

        var kept = others.Where(other => other.IsKept).Select(other => other.Run).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var release =
            kept.Length == 0
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $", {others.Where(other => other.IsKept).Sum(other => other.Bytes) / 1e9:N1} GB of it by runs that have ended and are kept, "
                        + $"which `adoptsim runs delete` frees ({string.Join(", ", kept)})"
                );
        return string.Create(CultureInfo.InvariantCulture, $", {others.Sum(other => other.Bytes) / 1e9:N1} GB are taken by other runs{release}");
    }

    private static double TakenBy(string except, SiloReport report) => report.Runs.Where(other => other.Run != except).Sum(other => other.Bytes);
}

/// <summary>
/// Admits new runs one after the other, if the cluster has enough memory, so that two simultaneous requests are not both admitted if only one fits.
/// </summary>
[Alias("adoptsim.admission")]
public interface IAdmission : IGrainWithStringKey
{
    /// <param name="people">The number of simulated citizens of each district, by ordinal.</param>
    /// <exception cref="RunRefusedException">The run does not fit.</exception>
    /// <exception cref="OrleansException">No silo takes part in runs now, because all are leaving. The call can be repeated.</exception>
    Task Admit(string run, int[] people, Delivery delivery);
}
