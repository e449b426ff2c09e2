using AdoptionSim.Nations;

namespace AdoptionSim.Model.People;

/// <summary>The age limits of the stages of life (infant, pupil, adult, old), in completed years.</summary>
public static class LifeStages
{
    /// <summary>The age in completed years from which a person is an adult and can head a household.</summary>
    public const int AdultFrom = 16;

    private const int PupilFrom = 6;
    private const int OldFrom = 65;

    /// <summary>The number of stages of life (infant, pupil, adult, old).</summary>
    public const int Count = 4;

    /// <summary>Returns the stage of life at an age in completed years.</summary>
    public static LifeStage Of(int age) =>
        age switch
        {
            < PupilFrom => LifeStage.Infant,
            < AdultFrom => LifeStage.Pupil,
            < OldFrom => LifeStage.Adult,
            _ => LifeStage.Old,
        };

    /// <summary>
    /// Returns the youngest age of a stage of life, in completed years. It is at most <paramref name="ages"/>, the number of different ages in the nation's
    /// census.
    /// </summary>
    public static int From(LifeStage stage, int ages) =>
        Math.Min(
            ages,
            stage switch
            {
                LifeStage.Infant => 0,
                LifeStage.Pupil => PupilFrom,
                LifeStage.Adult => AdultFrom,
                _ => OldFrom,
            }
        );

    /// <summary>
    /// Returns the first age after a stage of life, in completed years. It is at most <paramref name="ages"/>, the number of different ages in the nation's
    /// census.
    /// </summary>
    public static int Until(LifeStage stage, int ages) => stage == LifeStage.Old ? ages : From(stage + 1, ages);
}
