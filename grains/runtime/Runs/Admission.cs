using System.Globalization;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Whether a run fits into the memory of the cluster, beside those that are there. The plan of the run counts with the same rooms and the same needs.</summary>
internal static class Admission
{
    /// <summary>What remains for the machine's other needs.</summary>
    private const double UsableShare = 0.9;

    /// <summary>What each district costs its silo.</summary>
    /// <param name="people">By district ordinal.</param>
    /// <param name="work">Measured, by district ordinal; null where nothing was measured yet.</param>
    public static DistrictLoad[] LoadsOf(IReadOnlyList<int> people, Delivery delivery, IReadOnlyList<long>? work = null) =>
        [.. people.Select((count, district) => new DistrictLoad(work?[district] ?? count, MemoryNeeds.Of(count, delivery)))];

    /// <summary>
    /// The memory that a run can use on each silo: what the silo may use at most less what other runs take there, and at most an even part of what its machine has left for
    /// its silos.
    /// </summary>
    public static IReadOnlyList<SiloRoom> Rooms(string run, IReadOnlyList<(SiloAddress Silo, SiloReport Report)> silos) =>
    [
        .. silos.GroupBy(silo => silo.Report.Machine, StringComparer.Ordinal).SelectMany(machine =>
        {
            var usable = UsableShare * (machine.Min(silo => silo.Report.FreeBytes) + machine.Sum(silo => silo.Report.MemoryBytes));
            var left = (usable - machine.Sum(silo => TakenBy(run, silo.Report))) / machine.Count();
            return machine.Select(silo => new SiloRoom(silo.Silo, Math.Max(0, Math.Min(silo.Report.LimitBytes - TakenBy(run, silo.Report), left))));
        }),
    ];

    /// <exception cref="RunRefusedException">It does not fit.</exception>
    public static void Check(string run, IReadOnlyList<SiloRoom> rooms, PlacementPlan plan, IReadOnlyList<DistrictLoad> districts, IEnumerable<RunMemory> others)
    {
        var needs = plan.BytesBySilo(districts);
        var room = rooms.ToDictionary(each => each.Silo, each => each.Bytes);
        var worst = Enumerable.Range(0, needs.Length).MaxBy(silo => needs[silo] - room[plan.Silos[silo]]);
        if (needs[worst] <= room[plan.Silos[worst]])
        {
            return;
        }

        throw new RunRefusedException(string.Create(
            CultureInfo.InvariantCulture,
            $"Run {run} needs about {needs.Sum() / 1e9:N1} GB; the silos have {room.Values.Sum() / 1e9:N1} GB left{Taken([.. others])}. Silo {plan.Silos[worst].Endpoint} would need {needs[worst] / 1e9:N1} GB and has {room[plan.Silos[worst]] / 1e9:N1} GB. Allowed: a smaller --scale, more silos on other machines, or waiting for others to end."));
    }

    private static string Taken(RunMemory[] others)
    {
        if (others.Length == 0)
        {
            return "";
        }

        var kept = others.Where(other => other.IsKept).Select(other => other.Run).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var release = kept.Length == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $", {others.Where(other => other.IsKept).Sum(other => other.Bytes) / 1e9:N1} GB of it by runs that have ended and are kept, which `adoptsim runs delete` frees ({string.Join(", ", kept)})");
        return string.Create(CultureInfo.InvariantCulture, $", {others.Sum(other => other.Bytes) / 1e9:N1} GB are taken by other runs{release}");
    }

    private static double TakenBy(string except, SiloReport report) => report.Runs.Where(other => other.Run != except).Sum(other => other.Bytes);
}

/// <summary>Lets runs in, one after the other, so that two that come at once are not both let in where only one fits.</summary>
[Alias("adoptsim.admission")]
public interface IAdmission : IGrainWithStringKey
{
    /// <param name="people">Simulated citizens, by district ordinal.</param>
    /// <exception cref="RunRefusedException">The run does not fit.</exception>
    /// <exception cref="OrleansException">No silo takes part in runs now: all are leaving. Ask again.</exception>
    Task Admit(string run, int[] people, Delivery delivery);
}
