using AdoptionSim.Contracts.Handsets;

namespace AdoptionSim.Client.Commands.Inspect;

internal static class HandsetSheet
{
    public static Sheet Of(HandsetView handset) =>
        new(
            $"handset {handset.Id} on {Sheet.Date(handset.Date)} (tick {handset.Tick})",
            [
                ("model", handset.Model),
                ("state", handset.State),
                ("owner", handset.Owner ?? "nobody"),
                ("line in the name of", handset.Registrant ?? "nobody"),
                ("line began", handset.LineBegan is { } began ? Sheet.Date(began) : "no line"),
                ("tower", handset.Tower ?? "none"),
                ("contacts", Sheet.Number(handset.Contacts)),
                ("calls made", $"{Sheet.Number(handset.Calls)}, {Sheet.Number(handset.Minutes)} minutes"),
                ("texts", Sheet.Number(handset.Texts)),
                ("photos", Sheet.Number(handset.Photos)),
                ("newspapers, books", $"{Sheet.Number(handset.Newspapers)}, {Sheet.Number(handset.Books)}"),
                ("goodwill", $"{Sheet.Number(100 * handset.Goodwill, 0)} %"),
            ]
        );
}
