using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Handsets;

/// <summary>The phone bill of a line that is due in a tick.</summary>
/// <param name="Handset">The number of the line's handset.</param>
/// <param name="Owner">The citizen whose household pays.</param>
/// <param name="Registrant">The citizen in whose name the line is; the citizen's number sets the day on which the bill is due.</param>
/// <param name="Cents">The amount of the bill in US cents.</param>
/// <param name="Penniless">True if the line's last bill could not be paid in full.</param>
public readonly record struct Bill(HandsetIndex Handset, CitizenIndex Owner, CitizenIndex Registrant, Cents Cents, bool Penniless);
