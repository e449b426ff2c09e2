using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Citizens;

/// <summary>
/// The thresholds for leaving an adoption stage, by a citizen's code (stage, propensity and exposure combined). A random draw below the threshold means that
/// the citizen leaves the stage within the tick. The urban and the rural part of a district each have a table. It is filled once per tick, so that the
/// citizens' steps need no arithmetic.
/// </summary>
public sealed class WishTable
{
    private const int Levels = CitizenRow.Levels;

    /// <summary>
    /// The limit of a class of citizens that rules out no random draw: every member of the class is examined in full. It is used for a class with members who
    /// leave their adoption stage for (almost) every draw.
    /// </summary>
    internal const byte LetsAllPass = byte.MaxValue;

    private readonly uint[] _thresholds = new uint[CitizenRow.Codes];
    private readonly byte[] _limits = new byte[WishClass.Count];

    /// <summary>
    /// The limit of each class of citizens (<see cref="WishClass"/>). If the first eight bits of a citizen's random draw are not below the limit, nothing
    /// happens to the citizen in the tick. The limit <see cref="LetsAllPass"/> is an exception: it rules out no draw.
    /// </summary>
    internal ReadOnlySpan<byte> Limits => _limits;

    /// <summary>Returns the chance that a citizen leaves the present adoption stage within a whole tick.</summary>
    /// <param name="code">The citizen's stage, propensity and exposure, combined in one number (<see cref="CitizenRow.Code"/>).</param>
    public Probability Of(int code) => new(_thresholds[code]);

    /// <param name="adoption">The rates of the nation.</param>
    /// <param name="propensities">The multiplier of each level of propensity, <see cref="Levels"/> long.</param>
    /// <param name="decisionRate">The rate per year at which a waiting applicant gets an answer.</param>
    /// <param name="sight">The share of the settlement's people who have a line.</param>
    /// <param name="willingness">The factor on the wish for a phone, from goodwill and services; at least 0.</param>
    /// <param name="access">The chance that a visit reaches a shop. It reduces the rate of visits. A separate draw for each visit would be wrong: one failed
    /// visit would use up a coarse tick.</param>
    /// <param name="announced">The same chance with the shops that have been announced. It reduces the rate of applications: who will reach no shop does not
    /// apply.</param>
    /// <param name="days">The number of days in the tick.</param>
    public void Fill(
        AdoptionParameters adoption,
        ReadOnlySpan<double> propensities,
        double decisionRate,
        double sight,
        double willingness,
        Probability access,
        Probability announced,
        double days
    )
    {
        ArgumentNullException.ThrowIfNull(adoption);
        var reached = access.Share;
        var seen = adoption.AwarenessByMedia + (adoption.AwarenessBySight * sight);
        Span<uint> heard = stackalloc uint[Levels];
        for (var level = 0; level < Levels; level++)
        {
            heard[level] = Probability.Within(seen + (adoption.AwarenessByTies * Share(level)), days).Threshold;
        }

        for (var propensity = 0; propensity < Levels; propensity++)
        {
            heard.CopyTo(Row(AdoptionStage.Unaware, propensity));
            FillConsiders(adoption, propensities[propensity] * willingness, reached, announced.Share, propensity, days);
        }

        FillAll(AdoptionStage.Applied, Probability.Within(decisionRate, days));
        FillAll(AdoptionStage.Permitted, Probability.Within(adoption.VisitRate * reached, days));
        FillAll(AdoptionStage.Wishing, Probability.Always);
        SetLimits();
    }

    /// <summary>
    /// Fills the table for the Bass diffusion model. Every citizen who has not adopted the phone gets the same chance, from the rate p + q x the share of
    /// adopters. All other citizens get 0.
    /// </summary>
    /// <param name="reduced">The coefficients of innovation (p) and imitation (q).</param>
    /// <param name="share">The share of the nation's citizens who have adopted the phone, 0 to 1.</param>
    /// <param name="days">The number of days in the tick.</param>
    public void FillReduced(ReducedAdoption reduced, double share, double days)
    {
        ArgumentNullException.ThrowIfNull(reduced);
        var strength = reduced.Innovation + (reduced.Imitation * share);
        FillAll(AdoptionStage.Unaware, reduced.PerTick ? Probability.Of(strength) : Probability.Within(strength, days));
        SetLimits();
    }

    /// <summary>Returns the share (0 to 1) of a citizen's social ties with a phone line that a level of exposure stands for.</summary>
    /// <param name="level">The level of exposure, 0 to 7.</param>
    public static double Share(int level) => (double)level / (Levels - 1);

    private void FillConsiders(AdoptionParameters adoption, double willingness, double reached, double announced, int propensity, double days)
    {
        var considers = Row(AdoptionStage.Aware, propensity);
        for (var level = 0; level < Levels; level++)
        {
            var social = 1 + (adoption.SocialWeight * Share(level));
            considers[level] = Probability.Within(adoption.ConsiderRate * willingness * social * announced, days).Threshold;
        }

        Row(AdoptionStage.Owner, propensity).Fill(Probability.Within(adoption.SecondLineRate * willingness * reached, days).Threshold);
    }

    private void SetLimits()
    {
        Array.Clear(_limits);
        for (var code = 0; code < _thresholds.Length; code++)
        {
            ref var limit = ref _limits[WishClass.Of(code)];
            limit = Math.Max(limit, LimitOf(_thresholds[code]));
        }
    }

    /// <summary>
    /// Returns the limit on the first eight bits of a random draw that corresponds to a 32-bit threshold. A draw below the threshold has first bits below the
    /// limit. The limit <see cref="LetsAllPass"/> is an exception: it rules out no draw.
    /// </summary>
    private static byte LimitOf(uint threshold) => threshold == 0 ? (byte)0 : (byte)Math.Min(LetsAllPass, ((threshold - 1) >> 24) + 1);

    private void FillAll(AdoptionStage stage, Probability chance) => _thresholds.AsSpan((int)stage * Levels * Levels, Levels * Levels).Fill(chance.Threshold);

    private Span<uint> Row(AdoptionStage stage, int propensity) => _thresholds.AsSpan((((int)stage * Levels) + propensity) * Levels, Levels);
}
