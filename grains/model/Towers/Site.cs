namespace AdoptionSim.Model.Towers;

/// <summary>A base station of the recorded roll-out; once open it neither moves nor closes.</summary>
/// <param name="District">The district's ordinal.</param>
/// <param name="Number">From 0 within the district, in order of opening.</param>
/// <param name="Urban">Whether it stands for the urban core or for the rural cells.</param>
/// <param name="Opens">The day from which on it is built; never before the start of the plan.</param>
public readonly record struct Site(int District, int Number, bool Urban, DateOnly Opens);
