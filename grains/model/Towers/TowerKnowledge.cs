using AdoptionSim.Nations;

namespace AdoptionSim.Model.Towers;

/// <summary>
/// The parameters of a district's cell towers in a tick, such as the rate of power cuts and the rules for adding channels. They change only if an intervention
/// changes the rate of power cuts, so that one object serves many ticks.
/// </summary>
/// <param name="StepDays">The number of days in a tick.</param>
/// <param name="Scale">The number of simulated people for each real one.</param>
/// <param name="PowerCuts">The distribution of the number of power cuts of a tower in a tick.</param>
/// <param name="PowerCutMinutes">The time in minutes for which each power cut keeps a tower off the air.</param>
/// <param name="BlockingTargetPpm">The share of calls that find all channels busy, in millionths, above which the operator adds capacity.</param>
/// <param name="ExpansionDays">The number of days for which that share must be exceeded.</param>
/// <param name="ChannelStep">The number of channels by which a sector is extended.</param>
/// <param name="ChannelsMost">The number of channels of a sector up to which the operator extends it.</param>
public readonly record struct TowerKnowledge(
    int StepDays,
    double Scale,
    PoissonTable PowerCuts,
    int PowerCutMinutes,
    int BlockingTargetPpm,
    int ExpansionDays,
    int ChannelStep,
    int ChannelsMost
)
{
    private const double DaysAYear = 365.25;

    /// <summary>Computes the parameters for the cell towers of one district from the parameters of the nation.</summary>
    /// <param name="powerCutFactor">The factor on the nation's rate of power cuts from the interventions in force; 1 without any.</param>
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
            Whole(network.ChannelsMost)
        );
    }

    private static int Whole(double value) => (int)Math.Round(value);
}
