namespace AdoptionSim.Model.Citizens;

/// <summary>
/// Divides citizens into 32 classes with similar chances to leave their adoption stage in a tick. The first bits of a citizen's random draw are compared with
/// the limit of the class, to find the few citizens who might leave. A citizen's code (stage, propensity and exposure combined) determines the class. There are
/// fewer classes than codes, so that the limits fit into two vector registers.
/// </summary>
internal static class WishClass
{
    public const int Count = 32;

    /// <summary>The class of citizens who do not leave their adoption stage, for example because they are too young for a phone.</summary>
    public const byte Never = 0;

    private const int Aware = 8;
    private const int ExposureGroups = 3;
    private static readonly byte[] ByCode = [.. Enumerable.Range(0, CitizenRow.Codes).Select(Classify)];

    /// <summary>Returns the class, 0 to 31, of citizens with a code (stage, propensity and exposure combined; see <see cref="CitizenRow.Code"/>).</summary>
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
