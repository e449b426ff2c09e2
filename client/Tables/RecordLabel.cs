using AdoptionSim.Nations;

namespace AdoptionSim.Client.Tables;

/// <summary>
/// Puts into words the role of a published figure for the model, such as input. No figure is an independent test: the parameters were set by hand with the
/// whole record of subscribers in sight.
/// </summary>
internal static class RecordLabel
{
    public const string Fitted = "fitted by hand";
    public const string InSight = "in sight, not held out";
    public const string Input = "input of the model";

    public static string Of(RecordUse use) =>
        use switch
        {
            RecordUse.Calibrate => Fitted,
            RecordUse.Fitted => "a parameter follows from it",
            RecordUse.Insight => InSight,
            RecordUse.Input => Input,
            _ => "for validation",
        };
}
