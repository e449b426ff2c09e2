namespace AdoptionSim.Model.Citizens;

/// <summary>
/// Groups the codes of citizens' rows whose chances of a step are similar, so that one limit on the random draw serves them all. There are fewer classes than
/// codes: the limits of 32 classes fit into two vector registers.
/// </summary>
internal static class WishClass
{
    public const int Count = 32;

    /// <summary>The class of citizens who take no step.</summary>
    public const byte Never = 0;

    private const int Aware = 8;
    private const int ExposureGroups = 3;
    private static readonly byte[] ByCode = [.. Enumerable.Range(0, CitizenRow.Codes).Select(Classify)];

    /// <summary>Returns the class of a row's code.</summary>
    public static byte Of(int code) => ByCode[code];

    private static byte Classify(int code)
    {
        var (propensity, exposure) = (code / CitizenRow.Levels % CitizenRow.Levels, code % CitizenRow.Levels);
        return (byte)(
            CitizenRow.StageOf(code) switch
            {
                AdoptionStage.Out => Never,
                AdoptionStage.Unaware => exposure == 0 ? 1 : 2,
                AdoptionStage.Aware => Aware
                    + (propensity * ExposureGroups)
                    + (
                        exposure == 0 ? 0
                        : exposure <= 2 ? 1
                        : 2
                    ),
                AdoptionStage.Applied => 3,
                AdoptionStage.Permitted => 4,
                AdoptionStage.Wishing => 5,
                AdoptionStage.Owner => 6,
                _ => 7,
            }
        );
    }
}
