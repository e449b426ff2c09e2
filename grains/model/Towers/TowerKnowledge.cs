using AdoptionSim.Nations;

namespace AdoptionSim.Model.Towers;

/// <summary>What a tower can know at a tick. It changes only with the parameters or the power, so one serves a district for many ticks.</summary>
/// <param name="StepDays">Days of a tick.</param>
/// <param name="Scale">Simulated people per real one.</param>
/// <param name="PowerCuts">How many power cuts strike a tower in a tick.</param>
/// <param name="PowerCutMinutes">How long each keeps it off the air.</param>
/// <param name="BlockingTargetPpm">Congestion above which the operator adds capacity, in millionths.</param>
/// <param name="ExpansionDays">How long it must be above.</param>
/// <param name="ChannelStep">Channels that are added to a sector at once.</param>
/// <param name="ChannelsMost">Channels beyond which none is added.</param>
public readonly record struct TowerKnowledge(
    int StepDays, double Scale, PoissonTable PowerCuts, int PowerCutMinutes, int BlockingTargetPpm, int ExpansionDays, int ChannelStep, int ChannelsMost)
{
    private const double DaysAYear = 365.25;

    /// <summary>The knowledge of the towers of one district.</summary>
    /// <param name="powerCutFactor">Power cuts relative to the nation's, as the interventions in force have it; 1 without any.</param>
    /// <exception cref="ArgumentOutOfRangeException">Step or scale is not above 0.</exception>
    public static TowerKnowledge Of(NetworkParameters network, bool capital, double powerCutFactor, int stepDays, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stepDays);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(scale);
        double cutsPerYear = capital ? network.CapitalPowerCuts : network.PowerCuts;
        return new TowerKnowledge(
            stepDays,
            scale,
            new PoissonTable(cutsPerYear * powerCutFactor * stepDays / DaysAYear),
            Whole(network.PowerCutLength * 60),
            Whole(network.BlockingTarget * TowerRule.Million),
            Whole(network.ExpansionTime * 7),
            Whole(network.ChannelStep),
            Whole(network.ChannelsMost));
    }

    private static int Whole(double value) => (int)Math.Round(value);
}
