namespace AdoptionSim.Nations.Measures.Features;

/// <summary>The measures of gadgets: households with computers or media players, and how often citizens see foreigners' gadgets.</summary>
public static class GadgetMeasures
{
    [Counted("gadget_sights", MeasureKind.Flow, "sights", "Times in the tick that a citizen saw a foreigner's gadget.")]
    [Exposed("adoptsim_gadget_sights_total", "sights", "Times that a citizen saw a foreigner's gadget.", Order = 380)]
    public const Measure Sights = (Measure)51;

    [Counted("households_with_computer", MeasureKind.Stock, "households", "Households with a computer.")]
    [Exposed("adoptsim_households_with_computer", "households", "Households with a computer.", Order = 450)]
    public const Measure Computers = (Measure)52;

    [Counted("households_with_player", MeasureKind.Stock, "households", "Households with a gadget other than phone and computer (a media player).")]
    [Exposed("adoptsim_households_with_player", "households", "Households with a media player.", Order = 460)]
    public const Measure Players = (Measure)53;

    public static Feature Feature { get; } =
        new("gadgets", typeof(GadgetMeasures))
        {
            Charts = [new("Gadgets in households", "households", [new("with a computer", Computers), new("with a media player", Players)])],
            Tables = [new("Gadgets in households, by year", [new("households with a computer", Computers), new("with a media player", Players)])],
        };
}
