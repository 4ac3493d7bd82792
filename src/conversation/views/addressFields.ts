import {
  type AddressField,
  type AddressFormat,
  type AddressProblem,
  addressFormat,
  addressLengths,
  type TypedAddress,
} from '../../telephony/index.js';
import { countryName, type Reader } from '../reader.js';

/** An input of a card, of either form; the template picks by `isText` and `isChoice`. */
export interface FieldInput {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly required: boolean;
  readonly missing: string;
  readonly maxLength: number;
  readonly isText: boolean;
  readonly isChoice: boolean;
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly hasProblem: boolean;
  readonly problem: string;
}

/**
 * What the country's addresses are made of, in its own order, as inputs with what has been typed. `marked`: what is needed
 * is marked as required, which clients check; not where the fields are hidden until somebody unfolds them.
 */
export function addressInputs(
  address: TypedAddress,
  country: string,
  problems: readonly AddressProblem[],
  reader: Reader,
  marked = true,
): readonly FieldInput[] {
  const format = addressFormat(country, reader.language);
  return format.fields.map(({ field, required }) =>
    addressInput(field, address, format, problems, reader, marked && required),
  );
}

/** One input, with the problem that what was typed in it has. */
export function addressInput(
  field: AddressField,
  address: TypedAddress,
  format: AddressFormat,
  problems: readonly AddressProblem[],
  reader: Reader,
  required = false,
): FieldInput {
  const { texts } = reader;
  const label = labelOf(field, format, reader);
  const problem = problems.find((each) => each.field === field);
  const regions = field === 'region' ? format.regions : [];
  const typed = address[field] ?? '';
  const { postalCodeExample: example } = format;
  return {
    id: field,
    label,
    placeholder:
      field === 'postalCode'
        ? example === null
          ? ''
          : texts.plain('addressForm.example', { example })
        : texts.has(`addressForm.placeholder.${field}`)
          ? texts.plain(`addressForm.placeholder.${field}`)
          : '',
    // A choice that isn't one would show as nothing all the same.
    value: regions.length > 0 ? (regionChosen(typed, format) ?? '') : typed,
    // A house number may stand in the street's field: what is missing is found when the form is sent.
    required: required && field !== 'houseNumber',
    missing: texts.plain('addressForm.problem.missing', { field: label }),
    maxLength: addressLengths[field],
    isText: regions.length === 0,
    isChoice: regions.length > 0,
    choices: regions.map(({ name, value }) => ({ title: name, value })),
    hasProblem: problem !== undefined,
    problem: problem === undefined ? '' : problemText(problem, label, format, reader),
  };
}

function labelOf(field: AddressField, format: AddressFormat, { texts }: Reader): string {
  if (field === 'region') return texts.plain(`addressForm.region.${format.regionName}`);
  if (field === 'postalCode') return texts.plain(`addressForm.postalCode.${format.postalCodeName}`);
  return texts.plain(`addressForm.field.${field}`);
}

function regionChosen(typed: string, { regions }: AddressFormat): string | null {
  const sought = typed.trim().toLowerCase();
  const found = regions.find(
    ({ value, name }) => value.toLowerCase() === sought || name.toLowerCase() === sought,
  );
  return found?.value ?? null;
}

function problemText(
  { field, problem }: AddressProblem,
  label: string,
  format: AddressFormat,
  reader: Reader,
): string {
  const { texts } = reader;
  const example = format.postalCodeExample ?? '';
  const country = countryName(format.country, reader);
  return texts(`addressForm.problem.${problem}`, {
    field: label,
    country,
    example,
    max: addressLengths[field],
  });
}
