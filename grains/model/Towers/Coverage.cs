namespace AdoptionSim.Model.Towers;

/// <summary>The shares, 0 to 1, of a district's urban core and of its rural cells where a station can be received.</summary>
public readonly record struct Coverage(double Urban, double Rural);
