using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace TrialNet.Conformance.Tests.Mutants.Generated;

/// <summary>
/// Writes all mutations of a file into it at once, each behind a question which one is wanted: so they need one compilation together,
/// and not one each.
/// </summary>
/// <param name="mutations">The mutations of the file, by the node that they change.</param>
internal sealed class SchemaRewriter(ILookup<SyntaxNode, Mutation> mutations) : CSharpSyntaxRewriter
{
    internal const string Switch = "MutationSwitch";

    /// <summary>What is compiled with the files.</summary>
    internal const string SwitchSource =
        $$"""
        namespace TrialNet.Defer;

        internal static class {{Switch}}
        {
            internal static volatile int Active = -1;

            internal static bool Is(int number) => Active == number;
        }
        """;

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is null || !mutations.Contains(node))
        {
            return base.Visit(node);
        }

        return node switch
        {
            ExpressionSyntax expression => mutations[node].Aggregate(
                Parenthesized((ExpressionSyntax)base.Visit(expression)!),
                static (rest, mutation) => ParenthesizedExpression(
                    ConditionalExpression(Asked(mutation), Parenthesized((ExpressionSyntax)mutation.Replacement), rest))).WithTriviaFrom(expression),
            StatementSyntax statement => mutations[node].Aggregate(
                Block((StatementSyntax)base.Visit(statement)!),
                static (rest, mutation) => Block(
                    IfStatement(Asked(mutation), Block((StatementSyntax)mutation.Replacement), ElseClause(rest)))).WithTriviaFrom(statement),
            _ => base.Visit(node),
        };
    }

    private static ExpressionSyntax Parenthesized(ExpressionSyntax expression) => ParenthesizedExpression(expression.WithoutTrivia());

    private static InvocationExpressionSyntax Asked(Mutation mutation) => InvocationExpression(
        ParseExpression($"global::TrialNet.Defer.{Switch}.Is"),
        ArgumentList(SingletonSeparatedList(Argument(LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(mutation.Number))))));
}
