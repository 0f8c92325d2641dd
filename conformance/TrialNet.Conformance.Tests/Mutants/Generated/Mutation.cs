using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TrialNet.Conformance.Tests.Mutants.Generated;

/// <summary>A change of one place of the source that nobody thought up.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Node">What stands there.</param>
/// <param name="Replacement">What stands there in the mutant.</param>
/// <param name="Operator">The kind of change, in a word or two.</param>
internal sealed record Mutation(string File, SyntaxNode Node, SyntaxNode Replacement, string Operator)
{
    /// <summary>Its place in the list of all.</summary>
    internal int Number { get; init; }

    /// <summary>How many changes of the same words there are before it in the same member; they would have the same key.</summary>
    internal int Ordinal { get; init; }

    internal int Line => Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>The name of the method, property or type around it.</summary>
    internal string Member => Node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        ConstructorDeclarationSyntax => "constructor",
        IndexerDeclarationSyntax => "indexer",
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => "operator",
        TypeDeclarationSyntax type => type.Identifier.Text,
        _ => "member",
    };

    /// <summary>What names it in a list that outlives changes elsewhere in the file.</summary>
    internal string Key =>
        $"{File} {Member}: {Operator}{(Node is BlockSyntax ? "" : $": {Words(Node)} -> {Words(Replacement)}")}{(Ordinal == 0 ? "" : $" #{Ordinal + 1}")}";

    /// <summary>With the line, for people.</summary>
    public override string ToString() => $"{File}:{Line} {Key[(File.Length + 1)..]}";

    internal static string Words(SyntaxNode node)
    {
        var words = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length <= 120 ? words : words[..117] + "...";
    }
}
