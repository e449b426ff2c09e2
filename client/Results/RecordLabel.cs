using AdoptionSim.Nations;

namespace AdoptionSim.Client.Results;

/// <summary>
/// What a figure of the record is to the model. None is held out: whoever set the parameters by hand had all of the record in sight, also the points
/// whose <see cref="RecordPoint.Use"/> says "validate".
/// </summary>
internal static class RecordLabel
{
    public const string Fitted = "fitted by hand";
    public const string InSight = "in sight, not held out";

    /// <param name="use">As <see cref="RecordPoint.Use"/> has it.</param>
    public static string Of(string use) => use switch
    {
        "calibrate" => Fitted,
        "validate" => InSight,
        _ => use,
    };
}
