namespace AdoptionSim.Runtime.Runs;

/// <summary>Controls how long, and on which silo, the grain of a run stays activated.</summary>
internal interface IRunActivation
{
    /// <summary>Keeps the grain activated for a time after its last call.</summary>
    void Keep(TimeSpan time);

    /// <summary>Deactivates the run's grain as soon as it is idle.</summary>
    void End();

    /// <summary>Moves the run's grain to another silo as soon as it is idle.</summary>
    void MoveTo(SiloAddress silo);
}
