using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace TrialNet.Conformance.Tests.Mutants.Generated;

/// <summary>
/// The usual mistakes, by syntax alone: conditions the wrong way round, statements left out or swapped, numbers off by one,
/// results replaced by nothing.
/// </summary>
internal static class MutationOperators
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Opposites = new()
    {
        [SyntaxKind.LogicalAndExpression] = [SyntaxKind.LogicalOrExpression],
        [SyntaxKind.LogicalOrExpression] = [SyntaxKind.LogicalAndExpression],
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
        [SyntaxKind.LessThanExpression] = [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression],
        [SyntaxKind.GreaterThanExpression] = [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression],
        [SyntaxKind.AddExpression] = [SyntaxKind.SubtractExpression],
        [SyntaxKind.SubtractExpression] = [SyntaxKind.AddExpression],
        [SyntaxKind.BitwiseAndExpression] = [SyntaxKind.BitwiseOrExpression],
        [SyntaxKind.BitwiseOrExpression] = [SyntaxKind.BitwiseAndExpression],
    };

    /// <summary>Every change of a node itself; none of what is inside it.</summary>
    internal static IEnumerable<(SyntaxNode Replacement, string Operator)> Of(SyntaxNode node) => node switch
    {
        ExpressionSyntax expression => Ordered(expression),
        BlockSyntax block => OfBlock(block),
        StatementSyntax statement => OfStatement(statement),
        _ => [],
    };

    /// <summary>Whether a node and everything in it is left alone: what runs once at the start, texts, and what is not code.</summary>
    internal static bool IsLeftAlone(SyntaxNode node) => node is AttributeListSyntax or ParameterListSyntax or FieldDeclarationSyntax
        or PatternSyntax or SwitchLabelSyntax or InterpolatedStringExpressionSyntax or TypeSyntax and not IdentifierNameSyntax
        or UsingDirectiveSyntax or BaseListSyntax or LockStatementSyntax { Parent: null }
        || (node is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax })
        || IsTextOfException(node)
        || (node is InvocationExpressionSyntax call && call.Expression.ToString() is "Debug.Assert" or "nameof" or "ArgumentNullException.ThrowIfNull");

    private static bool IsTextOfException(SyntaxNode node) => node is ArgumentListSyntax { Parent: ObjectCreationExpressionSyntax made }
        && made.Type.ToString().EndsWith("Exception", StringComparison.Ordinal);

    private static IEnumerable<(SyntaxNode, string)> Ordered(ExpressionSyntax expression)
    {
        foreach (var change in OfExpression(expression))
        {
            yield return change;
        }

        if (IsReturned(expression) && expression is not (ThrowExpressionSyntax or DefaultExpressionSyntax or LiteralExpressionSyntax or SwitchExpressionSyntax))
        {
            yield return (NothingOf(), "return nothing");
        }
    }

    private static IEnumerable<(SyntaxNode, string)> OfExpression(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case BinaryExpressionSyntax binary:
                foreach (var kind in Opposites.GetValueOrDefault(binary.Kind(), []))
                {
                    yield return (BinaryExpression(kind, binary.Left, binary.Right), "other operator");
                }

                if (binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression) || binary.IsKind(SyntaxKind.CoalesceExpression))
                {
                    yield return (binary.Left, "left side only");
                    yield return (binary.Right, "right side only");
                }

                break;
            case IsPatternExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax or InvocationExpressionSyntax when IsCondition(expression):
                yield return (Not(expression), "negated");
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                yield return (not.Operand, "negation dropped");
                break;
            case ConditionalExpressionSyntax choice:
                yield return (choice.WhenTrue, "first branch always");
                yield return (choice.WhenFalse, "second branch always");
                break;
            case LiteralExpressionSyntax literal:
                foreach (var changed in OfLiteral(literal))
                {
                    yield return (changed, "other constant");
                }

                break;
        }
    }

    private static IEnumerable<ExpressionSyntax> OfLiteral(LiteralExpressionSyntax literal)
    {
        switch (literal.Kind())
        {
            case SyntaxKind.TrueLiteralExpression:
                yield return LiteralExpression(SyntaxKind.FalseLiteralExpression);
                break;
            case SyntaxKind.FalseLiteralExpression:
                yield return LiteralExpression(SyntaxKind.TrueLiteralExpression);
                break;
            case SyntaxKind.NumericLiteralExpression when literal.Token.Value is int number:
                yield return LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(number + 1));
                if (number > 0)
                {
                    yield return LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(number - 1));
                }

                break;
        }
    }

    private static IEnumerable<(SyntaxNode, string)> OfStatement(StatementSyntax statement)
    {
        if (statement is ExpressionStatementSyntax { Expression: var expression } && IsLeftAlone(expression))
        {
            yield break;
        }

        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: PostfixUnaryExpressionSyntax postfix } counting:
                var other = postfix.IsKind(SyntaxKind.PostIncrementExpression) ? SyntaxKind.PostDecrementExpression : SyntaxKind.PostIncrementExpression;
                yield return (counting.WithExpression(PostfixUnaryExpression(other, postfix.Operand)), "counts the other way");
                yield return (Block(), "left out");
                break;
            case ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment } assigning:
                yield return (Block(), "left out");
                if (assignment.Right is not (LiteralExpressionSyntax or ThrowExpressionSyntax))
                {
                    yield return (assigning.WithExpression(assignment.WithRight(NothingOf())), "assigns nothing");
                }

                break;
            case ExpressionStatementSyntax:
            case ReturnStatementSyntax { Expression: null }:
            case ContinueStatementSyntax:
            case ThrowStatementSyntax:
                yield return (Block(), "left out");
                break;
            case IfStatementSyntax { Else: not null } choice:
                yield return (choice.WithElse(null), "else left out");
                break;
        }

    }

    private static IEnumerable<(SyntaxNode, string)> OfBlock(BlockSyntax block)
    {
        for (var i = 0; i + 1 < block.Statements.Count; i++)
        {
            if (block.Statements[i] is ExpressionStatementSyntax first && block.Statements[i + 1] is ExpressionStatementSyntax second
                && !IsLeftAlone(first.Expression) && !IsLeftAlone(second.Expression) && MayDepend(first, second))
            {
                var statements = block.Statements.RemoveAt(i).Insert(i + 1, first);
                yield return (block.WithStatements(statements), $"swapped {Mutation.Words(first)} {Mutation.Words(second)}");
            }
        }
    }

    /// <summary>Whether the order of two statements can matter: one calls something, or uses what the other sets.</summary>
    private static bool MayDepend(ExpressionStatementSyntax first, ExpressionStatementSyntax second) =>
        Calls(first) || Calls(second) || Names(first).Intersect(Names(second), StringComparer.Ordinal).Any();

    private static bool Calls(SyntaxNode node) => node.DescendantNodes().OfType<InvocationExpressionSyntax>().Any();

    private static IEnumerable<string> Names(SyntaxNode node) => node.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text);

    private static bool IsReturned(ExpressionSyntax expression) =>
        expression.Parent is ReturnStatementSyntax
        || (expression.Parent is ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } or PropertyDeclarationSyntax });

    private static bool IsCondition(ExpressionSyntax expression) => expression.Parent switch
    {
        IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax => true,
        ConditionalExpressionSyntax choice => choice.Condition == expression,
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression),
        CatchFilterClauseSyntax => true,
        _ => false,
    };

    private static ExpressionSyntax Not(ExpressionSyntax expression) =>
        PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, ParenthesizedExpression(expression.WithoutTrivia()));

    private static ExpressionSyntax NothingOf() =>
        PostfixUnaryExpression(SyntaxKind.SuppressNullableWarningExpression, LiteralExpression(SyntaxKind.DefaultLiteralExpression));
}
