namespace AdoptionSim.Nations.Files;

/// <summary>The age ranges of the stages of life (such as adults), in completed years.</summary>
internal static class Ages
{
    private const int Oldest = 130;

    /// <summary>Returns the youngest age of a stage of life, in years.</summary>
    public static int First(LifeStage stage) =>
        stage switch
        {
            LifeStage.Infant => 0,
            LifeStage.Pupil => 6,
            LifeStage.Adult => 16,
            _ => 65,
        };

    /// <summary>Returns the oldest age of a stage of life, in years.</summary>
    public static int Last(LifeStage stage) => stage == LifeStage.Old ? Oldest : First(stage + 1) - 1;
}
