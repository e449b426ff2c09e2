using System.Globalization;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Actors.Runs;

/// <summary>Whether a run fits into the memory of the cluster, beside those that are there.</summary>
internal static class Admission
{
    /// <summary>Measured at 24 and at 240 million citizens: 66 and 53 bytes at the peak, what the process needs by itself included; 78 with what checkpoints pack.</summary>
    public const double BytesPerResident = 78;

    /// <summary>Of a citizen that is an active grain, with its share of handsets.</summary>
    public const double BytesPerActive = 2_600;

    /// <summary>What remains for the machine's other needs.</summary>
    private const double UsableShare = 0.9;

    public static double NeedOf(long citizens, Delivery delivery) => citizens * (delivery == Delivery.Message ? BytesPerActive : BytesPerResident);

    /// <summary>What the silos can use in all: of each machine what is free and what they have already, at most what they are allowed.</summary>
    public static double Capacity(IEnumerable<SiloReport> silos) => silos
        .GroupBy(silo => silo.Machine, StringComparer.Ordinal)
        .Sum(machine => Math.Min(UsableShare * (machine.Min(silo => silo.FreeBytes) + machine.Sum(silo => silo.MemoryBytes)), machine.Sum(silo => (double)silo.LimitBytes)));

    /// <exception cref="RunRefusedException">It does not fit.</exception>
    public static void Check(string run, double need, double taken, double capacity)
    {
        if (need > capacity - taken)
        {
            throw new RunRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"Run {run} needs about {need / 1e9:N1} GB; the silos have {capacity / 1e9:N1} GB, of which {taken / 1e9:N1} GB are taken by other runs. Allowed: a smaller --scale, more silos on other machines, or waiting for others to end."));
        }
    }
}

/// <summary>Lets runs in, one after the other, so that two that come at once are not both let in where only one fits.</summary>
[Alias("adoptsim.admission")]
public interface IAdmission : IGrainWithStringKey
{
    /// <exception cref="RunRefusedException">The run does not fit.</exception>
    Task Admit(string run, long citizens, Delivery delivery);
}
