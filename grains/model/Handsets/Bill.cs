using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Handsets;

/// <summary>The phone bill of a line that is due in a tick.</summary>
/// <param name="Owner">The citizen whose household pays.</param>
/// <param name="Registrant">The citizen in whose name the line is; sets the day on which the bill is due.</param>
/// <param name="Penniless">True if the line's last bill could not be paid.</param>
public readonly record struct Bill(HandsetIndex Handset, CitizenIndex Owner, CitizenIndex Registrant, Cents Cents, bool Penniless);
