namespace AdoptionSim.Client.Tables;

/// <summary>The number of subscribers of the nation and of the capital's province on a day, scaled to the real population.</summary>
internal readonly record struct CurvePoint(DateOnly Date, long Nation, long Capital);
