namespace AdoptionSim.Nations.Commands;

/// <summary>The kinds of commands. Their names in lower case with hyphens are the words of <c>commands.csv</c>.</summary>
public enum CommandKind
{
    /// <summary>Citizen: gets a handset with a line; the argument is the model's key.</summary>
    Give,

    /// <summary>Citizen: may not have a line; one that runs is ended.</summary>
    Bar,

    /// <summary>Citizen: may have a line again.</summary>
    Allow,

    /// <summary>Handset: the argument, in US dollars, is added to the owner's household purse for airtime.</summary>
    TopUp,

    /// <summary>Handset: breaks.</summary>
    Break,

    /// <summary>Handset: goes with a new line to the citizen of the same district whose number is the argument.</summary>
    HandOver,

    /// <summary>Handset: is taken away and its line ended.</summary>
    TakeAway,

    /// <summary>Tower: goes off the air until it is switched on.</summary>
    SwitchOff,

    /// <summary>Tower: goes on the air again.</summary>
    SwitchOn,

    /// <summary>Tower: every sector has as many voice channels as the argument says.</summary>
    SetChannels,
}
