namespace AdoptionSim.Model.Towers;

/// <summary>The covered shares, 0 to 1, of a district's urban core and of its rural cells.</summary>
public readonly record struct Coverage(double Urban, double Rural);
