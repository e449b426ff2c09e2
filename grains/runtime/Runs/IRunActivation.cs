namespace AdoptionSim.Runtime.Runs;

/// <summary>The activation of a run's grain.</summary>
internal interface IRunActivation
{
    /// <summary>Keeps the activation for a time after its last call.</summary>
    void Keep(TimeSpan time);

    /// <summary>Ends the activation as soon as it is idle.</summary>
    void End();

    /// <summary>Moves the activation to another silo as soon as it is idle.</summary>
    void MoveTo(SiloAddress silo);
}
