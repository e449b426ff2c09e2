namespace AdoptionSim.Client.Tables;

/// <summary>Real subscribers of the nation and of its capital on a day.</summary>
internal readonly record struct CurvePoint(DateOnly Date, long Nation, long Capital);
