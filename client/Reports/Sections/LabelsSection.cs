using System.Collections.Immutable;
using System.Xml.Linq;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>Section of a report: which of its figures are inputs of the model, fitted by hand, held out as a test, assumptions, or simulated.</summary>
internal static class LabelsSection
{
    private static readonly ImmutableArray<(string, object)> OfAll =
    [
        ("Input", "People, places, households, prices and coverage with a source in the nation's file: the census, published prices, the roll-out."),
        (
            "Fitted by hand",
            "Parameters that were set so that runs follow the record, such as how many applications are decided at the launch. Their source in the nation's "
                + "file begins with \"fitted\"."
        ),
        (
            "Assumption",
            "Every value whose source in the nation's file begins with this word: much of permission and means, and nearly all of the other services."
        ),
        ("Simulated", "All other figures of this report. The model description, grains/MODEL.md, has the source of each parameter."),
    ];

    private static readonly ImmutableArray<(string, object)> OfRecord =
    [
        (
            "Held out",
            $"Nothing. The parameters were set with the points labelled \"{RecordLabel.Fitted}\" in sight. Later ones were left unread in this model version, "
                + "but authors of earlier versions had seen them."
        ),
    ];

    public static IEnumerable<XElement?> Of(bool hasRecord) =>
        [Html.Heading("What the figures rest on"), Html.Facts([.. OfAll[..2], .. hasRecord ? OfRecord : [], .. OfAll[2..]])];
}
