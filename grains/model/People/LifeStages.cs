using AdoptionSim.Nations;

namespace AdoptionSim.Model.People;

/// <summary>The age limits of the stages of life (infant, pupil, adult, old), in completed years.</summary>
public static class LifeStages
{
    /// <summary>The age from which a person can head a household.</summary>
    public const int AdultFrom = 16;

    private const int PupilFrom = 6;
    private const int OldFrom = 65;

    /// <summary>The number of stages of life (infant, pupil, adult, old).</summary>
    public const int Count = 4;

    /// <summary>Returns the stage of life at an age.</summary>
    public static LifeStage Of(int age) =>
        age switch
        {
            < PupilFrom => LifeStage.Infant,
            < AdultFrom => LifeStage.Pupil,
            < OldFrom => LifeStage.Adult,
            _ => LifeStage.Old,
        };

    /// <summary>Returns the first age of a stage of life, at most <paramref name="ages"/>, the number of ages that the nation has.</summary>
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

    /// <summary>Returns the age after the last one of a stage of life, at most <paramref name="ages"/>.</summary>
    public static int Until(LifeStage stage, int ages) => stage == LifeStage.Old ? ages : From(stage + 1, ages);
}
