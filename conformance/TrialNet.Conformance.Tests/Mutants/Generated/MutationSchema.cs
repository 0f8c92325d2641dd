using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TrialNet.Conformance.Tests.Mutants.Generated;

/// <summary>One assembly with all mutations that can stand in it side by side; the others have to be compiled alone.</summary>
/// <param name="Image">The assembly.</param>
/// <param name="Inside">The numbers of the mutations in it.</param>
internal sealed record MutationSchema(byte[] Image, IReadOnlySet<int> Inside)
{
    private const int MostRounds = 40;

    /// <summary>Writes all mutations into the files, and takes out those that the compiler refuses until it refuses none.</summary>
    internal static MutationSchema Of(CSharpCompilation product, MutantSources sources, IReadOnlyList<Mutation> mutations)
    {
        var inside = mutations.Where(CanStandBeside).ToDictionary(mutation => mutation.Number);
        var withSwitch = product.AddSyntaxTrees(MutantSources.Parse(SchemaRewriter.SwitchSource, "MutationSwitch.cs"));
        for (var round = 0; round < MostRounds; round++)
        {
            var compilation = withSwitch;
            foreach (var file in inside.Values.GroupBy(mutation => mutation.File))
            {
                var old = sources[file.Key];
                var root = new SchemaRewriter(file.ToLookup(mutation => mutation.Node)).Visit(old.GetRoot())!.NormalizeWhitespace();
                compilation = compilation.ReplaceSyntaxTree(old, MutantSources.Parse(root.ToFullString(), old.FilePath));
            }

            using var image = new MemoryStream();
            var result = compilation.Emit(image);
            if (result.Success)
            {
                return new MutationSchema(image.ToArray(), inside.Keys.ToHashSet());
            }

            var refused = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .SelectMany(diagnostic => Culprits(diagnostic, inside)).ToHashSet();
            if (refused.Count == 0)
            {
                throw new MutantException($"No mutation is to blame for: {string.Join('\n', result.Diagnostics.Take(5))}");
            }

            foreach (var number in refused)
            {
                inside.Remove(number);
            }
        }

        throw new MutantException("The mutations cannot be made to compile together.");
    }

    /// <summary>A variable that is declared inside would be declared twice.</summary>
    private static bool CanStandBeside(Mutation mutation) => mutation.Node is not ExpressionSyntax
        || !mutation.Node.DescendantNodesAndSelf().Any(node => node is SingleVariableDesignationSyntax);

    private static IEnumerable<int> Culprits(Diagnostic diagnostic, Dictionary<int, Mutation> inside)
    {
        var node = diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        for (var at = node; at is not null; at = at.Parent!)
        {
            if (NumberOf(at) is { } number && inside.ContainsKey(number))
            {
                return [number];
            }
        }

        // A variable that is not assigned on every way, a way without an end: whatever leaves something out in this member.
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return member is null ? [] : member.DescendantNodes().Select(NumberOf).OfType<int>().Where(inside.ContainsKey)
            .Where(number => inside[number].Node is StatementSyntax || inside[number].Operator.Contains("branch", StringComparison.Ordinal)
                || inside[number].Operator is "negated" or "negation dropped" or "other operator" or "left side only" or "right side only" or "other constant")
            .ToList();
    }

    /// <summary>The number that a conditional or an if asks for.</summary>
    private static int? NumberOf(SyntaxNode node) => node switch
    {
        ConditionalExpressionSyntax choice => Asked(choice.Condition),
        IfStatementSyntax choice => Asked(choice.Condition),
        _ => null,
    };

    private static int? Asked(ExpressionSyntax condition) =>
        condition is InvocationExpressionSyntax { ArgumentList.Arguments: [var only] } call
        && call.Expression.ToString().EndsWith($"{SchemaRewriter.Switch}.Is", StringComparison.Ordinal)
            ? int.Parse(only.ToString(), CultureInfo.InvariantCulture) : null;
}
