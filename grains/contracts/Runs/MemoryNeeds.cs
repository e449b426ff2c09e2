namespace AdoptionSim.Contracts.Runs;

/// <summary>Estimates of the memory that runs take, in bytes. The command line and the silos use the same figures.</summary>
public static class MemoryNeeds
{
    /// <summary>
    /// The bytes per citizen if citizens are held in tables (resident delivery). Measured at the peak of the whole process: 66 with 24 million citizens, 53
    /// with 240 million; 78 with the buffers of checkpoints.
    /// </summary>
    public const double PerCitizen = 78;

    /// <summary>
    /// The bytes per active grain of any kind. The benchmark <c>activations</c> measured at most 2,424 for the whole process. The rest is a reserve, for the
    /// memory of a run that does not grow with its citizens, such as the rows of all ticks.
    /// </summary>
    public const double PerActivation = 3_100;

    /// <summary>
    /// The bytes per citizen if every citizen and handset is an active grain (message delivery): one grain for the citizen, and a quarter of one for handsets.
    /// The benchmark <c>activations</c> measured 0.15 for handsets and others at the end of 2015; a nation may have more.
    /// </summary>
    public const double PerActiveCitizen = 1.25 * PerActivation;

    /// <summary>Returns the bytes of memory that a number of simulated citizens take.</summary>
    public static double Of(double citizens, Delivery delivery) => citizens * (delivery == Delivery.Message ? PerActiveCitizen : PerCitizen);
}
