using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;

namespace TrialNet.Runner.Discovery;

/// <summary>Makes of a row what a method can be called with, or says why that cannot be done.</summary>
internal sealed class ArgumentBinder
{
    private readonly ParameterInfo[] _parameters;
    private readonly Type? _elementType;
    private readonly int _fewest;

    internal ArgumentBinder(ParameterInfo[] parameters)
    {
        _parameters = parameters;
        _elementType = parameters is [.., var last] && last.IsDefined(typeof(ParamArrayAttribute)) ? last.ParameterType.GetElementType() : null;
        var needed = parameters.Length - (_elementType is null ? 0 : 1);
        while (needed > 0 && parameters[needed - 1].HasDefaultValue)
        {
            needed--;
        }

        _fewest = needed;
    }

    /// <summary>Whether the one parameter takes the value as it is, though it looks like a row.</summary>
    internal bool IsSingle(object value) => _parameters is [var only] && _elementType is null && only.ParameterType.IsInstanceOfType(value);

    /// <summary>Binds a row.</summary>
    /// <param name="row">The values.</param>
    /// <param name="arguments">One for each parameter.</param>
    /// <returns>Why it does not fit; null if it does.</returns>
    internal string? Bind(IReadOnlyList<object?> row, out object?[] arguments)
    {
        arguments = new object?[_parameters.Length];
        if (row.Count < _fewest || (_elementType is null && row.Count > _parameters.Length))
        {
            return $"{Count(row.Count, "argument")} for {Count(_parameters.Length, "parameter")} ({Describe()}).";
        }

        // An array may be given for a params parameter as it is.
        var isExpanded = _elementType is not null && !(row.Count == _parameters.Length && Fits(row[^1], _parameters[^1].ParameterType));
        var fixedCount = isExpanded ? _parameters.Length - 1 : _parameters.Length;
        for (var i = 0; i < fixedCount; i++)
        {
            if (i >= row.Count)
            {
                arguments[i] = _parameters[i].DefaultValue is var value && value == DBNull.Value ? null : value;
            }
            else if (!TryConvert(row[i], _parameters[i].ParameterType, out arguments[i]))
            {
                return Mismatch(row[i], _parameters[i].Name, _parameters[i].ParameterType);
            }
        }

        return isExpanded ? BindRest(row, fixedCount, arguments) : null;
    }

    private string? BindRest(IReadOnlyList<object?> row, int from, object?[] arguments)
    {
        var rest = Array.CreateInstance(_elementType!, Math.Max(0, row.Count - from));
        for (var i = from; i < row.Count; i++)
        {
            if (!TryConvert(row[i], _elementType!, out var value))
            {
                return Mismatch(row[i], _parameters[^1].Name, _elementType!);
            }

            rest.SetValue(value, i - from);
        }

        arguments[^1] = rest;
        return null;
    }

    private static bool Fits(object? value, Type type) => value is null ? !type.IsValueType : type.IsInstanceOfType(value);

    private static bool TryConvert(object? value, Type type, out object? converted)
    {
        converted = value;
        var target = Nullable.GetUnderlyingType(type);
        if (value is null)
        {
            return !type.IsValueType || target is not null;
        }

        return type.IsInstanceOfType(value) || TryConvertNumber(value, target ?? type, out converted);
    }

    /// <summary>As C# converts a literal: whole numbers to any type that holds them, and a double, for want of a better literal, to a decimal.</summary>
    private static bool TryConvertNumber(object value, Type target, [NotNullWhen(true)] out object? converted)
    {
        converted = null;
        var isAllowed = IsWhole(value.GetType())
            ? IsWhole(target) || IsBroken(target)
            : (value is float && target == typeof(double)) || (value is double && target == typeof(decimal));
        if (!isAllowed)
        {
            return false;
        }

        try
        {
            converted = Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    private static bool IsWhole(Type type) => !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;

    private static bool IsBroken(Type type) => Type.GetTypeCode(type) is TypeCode.Single or TypeCode.Double or TypeCode.Decimal;

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Mismatch(object? value, string? name, Type type) =>
        $"{ArgumentText.OfList([value])} is no {TestName.OfType(type)}, as the parameter {name} wants it{(value is null ? "" : $": it is a {TestName.OfType(value.GetType())}")}.";

    private string Describe() => string.Join(", ", _parameters.Select(static parameter => $"{TestName.OfType(parameter.ParameterType)} {parameter.Name}"));
}
