namespace AdoptionSim.Interfaces.Runs;

/// <summary>Memory that runs take, in bytes. The command line and the silos check with the same figures.</summary>
public static class MemoryNeeds
{
    /// <summary>For a citizen in resident delivery. Measured at 24 and at 240 million citizens: 66 and 53 at the peak, process included; 78 with what checkpoints pack.</summary>
    public const double PerCitizen = 78;

    /// <summary>For a citizen in message delivery: its activation and its share of the handsets' activations. The benchmark <c>activations</c> measures it.</summary>
    public const double PerActiveCitizen = 2_600;

    /// <summary>For one activation of any grain. The benchmark <c>activations</c> measures it.</summary>
    public const double PerActivation = 2_200;

    /// <summary>Returns the bytes that simulated citizens take.</summary>
    public static double Of(double citizens, Delivery delivery) => citizens * (delivery == Delivery.Message ? PerActiveCitizen : PerCitizen);
}
