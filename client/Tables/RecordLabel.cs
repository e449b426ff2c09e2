using AdoptionSim.Nations;

namespace AdoptionSim.Client.Tables;

/// <summary>
/// Puts into words how the model uses a published figure, such as input. No figure is an independent test, because the parameters were set by hand with all
/// published numbers of subscribers in sight.
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
