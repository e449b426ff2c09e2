using AdoptionSim.Nations;

namespace AdoptionSim.Model.People;

/// <summary>Where the stages of life begin and end, in completed years.</summary>
public static class LifeStages
{
    /// <summary>The age from which on one can head a household.</summary>
    public const int AdultFrom = 16;

    private const int PupilFrom = 6;
    private const int OldFrom = 65;

    /// <summary>How many stages there are.</summary>
    public const int Count = 4;

    /// <summary>The stage of life at an age.</summary>
    public static LifeStage Of(int age) => age switch
    {
        < PupilFrom => LifeStage.Infant,
        < AdultFrom => LifeStage.Pupil,
        < OldFrom => LifeStage.Adult,
        _ => LifeStage.Old,
    };

    /// <summary>The first age of a stage, at most <paramref name="ages"/>, the number of ages that the nation knows.</summary>
    public static int From(LifeStage stage, int ages) => Math.Min(ages, stage switch
    {
        LifeStage.Infant => 0,
        LifeStage.Pupil => PupilFrom,
        LifeStage.Adult => AdultFrom,
        _ => OldFrom,
    });

    /// <summary>The age after the last of a stage, at most <paramref name="ages"/>.</summary>
    public static int Until(LifeStage stage, int ages) => stage == LifeStage.Old ? ages : From(stage + 1, ages);
}
