using System.Linq.Expressions;
using System.Reflection;

namespace TrialNet.Framework;

/// <summary>Sets a field or property that an expression names, and remembers what was there.</summary>
internal static class PatchedMember
{
    /// <summary>Sets it.</summary>
    /// <param name="body">What the expression is.</param>
    /// <param name="value">The new value.</param>
    /// <returns>Puts the old value back.</returns>
    /// <exception cref="ArgumentException">It cannot be set.</exception>
    internal static Restoration Set(Expression body, object? value)
    {
        if (body is not MemberExpression { Member: var member } access)
        {
            throw new ArgumentException($"{body} is no field or property: write () => Class.Member or () => instance.Member. A constant has no place that could be set.", nameof(body));
        }

        var target = access.Expression is null ? null : Evaluate(access.Expression);
        if (WhyNot(member, access.Expression, target) is { } reason)
        {
            throw new ArgumentException($"{member.DeclaringType?.Name}.{member.Name} cannot be patched: {reason}", nameof(body));
        }

        var old = Get(member, target);
        Put(member, target, value);
        return new Restoration(() => Put(member, target, old));
    }

    private static string? WhyNot(MemberInfo member, Expression? instance, object? target) => member switch
    {
        FieldInfo { IsLiteral: true } => "it is a constant, which is compiled into those who use it.",
        FieldInfo { IsInitOnly: true, IsStatic: true } => "it is static and readonly, which the compiler relies on; let it be a property or a field that can be set.",
        PropertyInfo { SetMethod: null } => "it has no setter.",
        _ when instance is null => null,
        _ when instance.Type.IsValueType => "it belongs to a struct, of which this would be a copy.",
        _ when target is null => "its instance is null.",
        _ => null,
    };

    private static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: var member, Expression: var instance } => Get(member, instance is null ? null : Evaluate(instance)),
        _ => Expression.Lambda(expression).Compile(preferInterpretation: true).DynamicInvoke(),
    };

    private static object? Get(MemberInfo member, object? target) => member is FieldInfo field
        ? field.GetValue(target)
        : ((PropertyInfo)member).GetMethod!.Invoke(target, BindingFlags.DoNotWrapExceptions, null, null, null);

    private static void Put(MemberInfo member, object? target, object? value)
    {
        if (member is FieldInfo field)
        {
            field.SetValue(target, value);
        }
        else
        {
            ((PropertyInfo)member).SetMethod!.Invoke(target, BindingFlags.DoNotWrapExceptions, null, [value], null);
        }
    }
}
