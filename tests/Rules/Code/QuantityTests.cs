using System.Text.RegularExpressions;
using AdoptionSim.Structure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AdoptionSim.Rules.Tests.Code;

/// <summary>Tests that numbers of citizens, handsets, households, districts and towers, ticks and cents have types of their own in signatures.</summary>
public sealed partial class QuantityTests
{
    /// <summary>The members that may be a bare <c>int</c>, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["Draws.tick"] = "Draws are addressed by ticks, by years and by 0.",
        ["HouseholdStrata.household"] = "Numbers count from 0 in the settlement.",
        ["Stratum.FirstCitizen"] = "Numbers count from 0 in the settlement.",
        ["Stratum.FirstHousehold"] = "Numbers count from 0 in the settlement.",
        ["SchemaRows.District"] = "It is a length.",
        ["SchemaRows.Tower"] = "It is a length.",
        ["SitePlanner._sitesOfDistrict"] = "They are numbers of sites.",
        ["SocialGraph.Household"] = "It is a number of ties.",
        ["SocialGraph._firstOfDistrict"] = "They are numbers among all people of open districts.",
        ["SocialGraph.openCitizen"] = "It is a number among all people of open districts.",
        ["Vetting.InTick"] = "It is a number of articles.",
        ["CommandForm.Cents"] = "It is one of several arguments that commands carry as a number.",
    };

    private static readonly SourceTree Tree = new(WorkingCopy.Root);

    [Fact]
    public void No_quantity_is_a_bare_number_in_a_signature()
    {
        var signatures = Tree.Below("grains").SelectMany(file => file.Tree.GetRoot().DescendantNodes()).SelectMany(Declared).ToList();
        Assert.True(signatures.Count > 1000, $"{signatures.Count} signatures");

        var bare = signatures.Where(declared => IsBare(declared.Type) && Quantity().IsMatch(declared.Name)).Select(declared => declared.Where).ToHashSet();

        Assert.Equal("", string.Join("\n", bare.Except(Exceptions.Keys).Order()));
        Assert.Equal("", string.Join("\n", Exceptions.Keys.Except(bare)));
    }

    [Theory]
    [InlineData("citizen")]
    [InlineData("_district")]
    [InlineData("LastTick")]
    [InlineData("IncomeCents")]
    [InlineData("HouseholdOf")]
    public void Names_of_quantities_are_found(string name) => Assert.Matches(Quantity(), name);

    [Theory]
    [InlineData("citizens")]
    [InlineData("Ticks")]
    [InlineData("HandsetsAtOnce")]
    [InlineData("CentsADollar")]
    public void Names_of_counts_are_not(string name) => Assert.DoesNotMatch(Quantity(), name);

    [GeneratedRegex("(^|_|[a-z])([cC]itizen|[oO]wner|[rR]egistrant|[hH]andset|[hH]ousehold|[dD]istrict|[oO]rdinal|[tT]ower|[tT]ick|[cC]ents)(Of|For|At)?$")]
    private static partial Regex Quantity();

    /// <summary>True for <c>int</c>, <c>int?</c> and <c>int[]</c>.</summary>
    private static bool IsBare(TypeSyntax? type) =>
        type switch
        {
            PredefinedTypeSyntax simple => simple.Keyword.IsKind(SyntaxKind.IntKeyword),
            NullableTypeSyntax nullable => IsBare(nullable.ElementType),
            ArrayTypeSyntax array => IsBare(array.ElementType),
            _ => false,
        };

    private static IEnumerable<(TypeSyntax? Type, string Name, string Where)> Declared(SyntaxNode node) =>
        node switch
        {
            ParameterSyntax parameter when !IsLogged(parameter) => [Declared(node, parameter.Type, parameter.Identifier)],
            PropertyDeclarationSyntax property => [Declared(node, property.Type, property.Identifier)],
            MethodDeclarationSyntax method => [Declared(node, method.ReturnType, method.Identifier)],
            TupleElementSyntax element => [Declared(node, element.Type, element.Identifier)],
            FieldDeclarationSyntax field when !field.Modifiers.Any(SyntaxKind.ConstKeyword) => field.Declaration.Variables.Select(variable =>
                Declared(node, field.Declaration.Type, variable.Identifier)
            ),
            _ => [],
        };

    private static (TypeSyntax? Type, string Name, string Where) Declared(SyntaxNode node, TypeSyntax? type, SyntaxToken name) =>
        (type, name.ValueText, $"{node.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.ValueText}.{name.ValueText}");

    /// <summary>True for the arguments of log messages: loggers write types that they do not know as texts.</summary>
    private static bool IsLogged(ParameterSyntax parameter) =>
        parameter.Parent?.Parent is MethodDeclarationSyntax { AttributeLists: var lists }
        && lists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() == "LoggerMessage");
}
