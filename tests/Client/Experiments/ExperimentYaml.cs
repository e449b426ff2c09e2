namespace AdoptionSim.Client.Tests.Experiments;

/// <summary>Experiment files of the tests: small ones on Islandia.</summary>
internal static class ExperimentYaml
{
    /// <summary>Two values of a lever, three of an uncertain parameter, two seeds: 12 runs.</summary>
    public const string Small = """
        question: Would a cheaper handset have brought more lines by 2001?
        base: islandia
        scale: 1
        end: 2000-12-31
        seeds: { first: 3, count: 2 }
        levers:
          market.handset_price_factor: [1, 0.8]
        uncertain:
          adoption.social_weight: { from: 1, to: 4, log: true }
        design: { kind: grid, points: 3 }
        measures: [subscribers@2000-12-01, subscribers@end, capital_share@end, gini_districts@end, calls@end, subscribers/IS-B@end, subscribers@monthly]

        """;
}
